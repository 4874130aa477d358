import { AppError } from '@app/common';

/** One fault of a write request. The value itself is never repeated. */
export interface ValueFault {
  /** Into the request body, e.g. `data.values.email_addresses.0`. */
  path: string;
  message: string;
}

/** Where the value of an attribute stands in the request body, by the name the values give it. */
export type PathOf = (name: string) => string;

/** The way into values that stand together, e.g. in `data.values`. */
export function pathsIn(parent: string): PathOf {
  return (name) => `${parent}.${name}`;
}

/** A write that Attio would refuse, or that means nothing: it never reaches the outbox. */
export class InvalidValuesError extends AppError {
  readonly code = 'values_invalid';
  readonly retryable = false;
  constructor(readonly faults: ValueFault[]) {
    super(`${faults.length} member(s) of the request cannot be written: ${faults.map(({ path }) => path).join(', ')}`);
  }
}
