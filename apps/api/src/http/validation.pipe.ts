import { StandardSchemaValidationPipe } from '@nestjs/common';
import { problem } from './problem.js';
import { ValidationProblem } from './problem.filter.js';

/** Checks every decorated parameter that names a schema; all faults are told at once, each with its path. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ValidationProblem(
      problem(
        400,
        'invalid_request',
        'The request is not valid',
        'See errors for the path of each fault',
        issues.map(({ path, message }) => ({
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      ),
    ),
});
