import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { problem } from './problem.js';
import { ValidationProblem } from './problem.filter.js';

type Issues = readonly {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
}[];

class Faults extends Error {
  constructor(readonly issues: Issues) {
    super();
  }
}

/** Checks every decorated parameter that names a schema; all faults are told at once, each with its path. */
@Injectable()
class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Faults(issues) });
  }

  /**
   * Members named `constructor` or `prototype` are seen by the schemas as all others: taken away unseen, a value of an
   * attribute with such a slug would be lost. What is dangerous, `__proto__`, is refused before: see `well-formed.ts`.
   */
  protected override stripProtoKeys(): void {}

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      // A fault of the whole has no path in it: the parameter's name, or `body`.
      const whole = metadata.data ?? metadata.type;
      const faults = error.issues.map(({ path, message }) => ({ path: pathOf(path) || whole, message }));
      throw new ValidationProblem(problem('invalid_request', 'See errors for the path of each fault', faults));
    }
  }
}
export const validationPipe = new ValidationPipe();

function pathOf(path: Issues[number]['path']): string {
  return (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}
