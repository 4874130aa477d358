import { type ApiError, badRequest } from '../errors.js';

/** Where a filter is wrong: the keys and indexes that lead there. */
export type FilterPath = readonly string[];

/** 400 with the place in the filter, as live Attio answers. */
function filterError(code: string, message: string, path: FilterPath): ApiError {
  return badRequest(code, message, { path });
}

export function unknownSlug(slug: string, path: FilterPath): ApiError {
  return filterError('unknown_filter_attribute_slug', `Unknown attribute slug: ${slug}.`, path);
}

export function invalidOperator(
  operator: string,
  field: string,
  allowed: readonly string[],
  path: FilterPath,
): ApiError {
  const list = [...allowed]
    .sort()
    .map((one) => `"${one}"`)
    .join(', ');
  const message = `Invalid operator "${operator}" for field "${field}", must be one of (${list})`;
  return filterError('invalid_filter_operator', message, path);
}

export function invalidField(field: string, allowed: readonly string[], path: FilterPath): ApiError {
  const list = allowed.map((one) => `"${one}"`).join(', ');
  return filterError('invalid_filter_field', `Invalid field "${field}", must be one of (${list})`, path);
}

/** Any other shape the grammar does not know. */
export function malformed(message: string, path: FilterPath): ApiError {
  return filterError('filter_error', message, path);
}
