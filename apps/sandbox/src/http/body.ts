import { z } from 'zod';
import { invalid, type ValidationIssue } from '../errors.js';
import { isObject, kindOf } from '../json.js';
import { isUuid } from '../random.js';
import { type Call, param } from './route.js';

/** The parsed body, or 400 `validation_type` naming every bad member. */
export function readBody<T>(call: Call, schema: z.ZodType<T>): T {
  return check(schema, call.body, 'Body payload validation error.');
}

/** The parsed query string, or 400 `validation_type`. */
export function readQuery<T>(call: Call, schema: z.ZodType<T>): T {
  return check(schema, call.query, 'Query params validation error.');
}

/** A path parameter that must be a UUID: anything else is 400, not 404. */
export function uuidParam(call: Call, name: string): string {
  const value = param(call, name);
  if (isUuid(value)) return value;
  throw invalid('Path params validation error.', [{ code: 'invalid', path: [name], message: 'Invalid uuid' }]);
}

/** `{"data": …}` around a request's payload. */
export function dataOf<T>(schema: z.ZodType<T>): z.ZodType<{ data: T }> {
  return z.object({ data: schema });
}

/** A whole number in a query string. */
export function count(fallback: number, max: number, min = 0): z.ZodType<number> {
  return z.coerce.number().int().min(min).max(max).default(fallback);
}

/** `true` or `false` in a query string. */
export const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

function check<T>(schema: z.ZodType<T>, input: unknown, message: string): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(
    message,
    result.error.issues.flatMap((issue) => render(issue, input)),
  );
}

/** In the words of live Attio, as recordings of July 2025 and May 2026 have them. */
function render(issue: z.core.$ZodIssue, input: unknown): ValidationIssue[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const found = path.reduce<unknown>(
    (value, key) => (isObject(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined),
    input,
  );
  const received = kindOf(found);
  switch (issue.code) {
    case 'invalid_type': {
      const expected = issue.expected === 'record' ? 'object' : issue.expected;
      const text = received === 'undefined' ? 'Required' : `Expected ${expected}, received ${received}`;
      return [{ code: 'invalid_type', path, message: text, expected, received }];
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      const expected = options.map((option) => `'${option}'`).join(' | ');
      if (found === undefined) return [{ code: 'invalid_type', path, message: 'Required', expected, received }];
      if (typeof found !== 'string') {
        const message = `Expected ${expected}, received ${received}`;
        return [{ code: 'invalid_type', path, message, expected, received }];
      }
      const message = `Invalid enum value. Expected ${expected}, received '${found}'`;
      return [{ code: 'invalid_option', path, message, options }];
    }
    case 'unrecognized_keys': {
      const names = issue.keys.map((key) => `'${key}'`).join(', ');
      return [{ code: 'unrecognized_keys', path, message: `Unrecognized key(s) in object: ${names}` }];
    }
    case 'too_big':
      return [{ code: 'too_big', path, message: bound(issue.origin, 'most', issue.maximum) }];
    case 'too_small':
      return [{ code: 'too_small', path, message: bound(issue.origin, 'least', issue.minimum) }];
    case 'invalid_union':
      return [{ code: 'invalid', path, message: 'Invalid input' }];
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [{ code: 'invalid', path, message: issue.message }];
  }
}

function bound(origin: string, side: 'most' | 'least', limit: number | bigint): string {
  if (origin === 'string') return `String must contain at ${side} ${limit} character(s)`;
  if (origin === 'array') return `Array must contain at ${side} ${limit} element(s)`;
  return `Number must be ${side === 'most' ? 'less' : 'greater'} than or equal to ${limit}`;
}
