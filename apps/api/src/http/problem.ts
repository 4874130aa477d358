import { z } from 'zod';

/** RFC 9457. `code` is stable; `path` points to the bad member of the request. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable: programs may branch on it'),
    detail: z.string(),
    errors: z
      .array(z.object({ path: z.string().describe('The bad member of the request'), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
export type Problem = z.infer<typeof problemSchema>;

const INVALID = 'The request is not valid';
const REFUSED = 'The query is refused';
const MISSING = 'Not found';
const NOT_NOW = 'Not possible now';
const ATTIO = 'Attio did not answer as it should';

/** Status and title per stable code; a code that is not here is our fault, a 500. */
export const problems = {
  invalid_request: [400, INVALID],
  bad_request: [400, INVALID],
  cursor_invalid: [400, INVALID],
  feed_filter_invalid: [400, INVALID],
  moment_unknown: [400, INVALID],
  target_forbidden: [400, INVALID],
  unknown_field: [400, INVALID],
  values_invalid: [400, INVALID],
  webhook_body_invalid: [400, 'The delivery is not understood'],
  filter_error: [400, REFUSED],
  filter_view_unsupported: [400, REFUSED],
  invalid_filter_field: [400, REFUSED],
  invalid_filter_operator: [400, REFUSED],
  unknown_filter_attribute_slug: [400, REFUSED],
  validation_type: [400, REFUSED],
  api_key_refused: [401, 'No valid API key'],
  attio_bad_signature: [401, 'The signature is wrong'],
  api_scope_missing: [403, 'Not allowed'],
  not_found: [404, 'There is nothing at this address'],
  api_key_not_found: [404, MISSING],
  attio_not_found: [404, MISSING],
  certificate_missing: [404, MISSING],
  collection_gone: [404, MISSING],
  conflict_not_found: [404, MISSING],
  erasure_not_found: [404, MISSING],
  item_not_found: [404, MISSING],
  not_mirrored: [404, MISSING],
  policy_not_found: [404, MISSING],
  record_not_found: [404, MISSING],
  run_not_found: [404, MISSING],
  subscription_not_found: [404, MISSING],
  ticket_not_found: [404, MISSING],
  unknown_list: [404, MISSING],
  unknown_object: [404, MISSING],
  attio_merge_in_progress: [409, NOT_NOW],
  conflict_state: [409, NOT_NOW],
  erasure_state: [409, NOT_NOW],
  external_link_taken: [409, 'Linked to another record'],
  idempotency_key_reused: [409, 'The key was used for another request'],
  subscription_not_blocked: [409, NOT_NOW],
  ticket_state: [409, NOT_NOW],
  cursor_expired: [410, 'No longer kept'],
  body_too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'Send JSON'],
  rate_limited: [429, 'Too many requests'],
  request_refused: [400, 'The request was refused'],
  internal_error: [500, 'Something went wrong here'],
  attio_refused: [502, ATTIO],
  attio_unauthorized: [502, ATTIO],
  attio_unexpected_answer: [502, ATTIO],
  attio_circuit_open: [503, ATTIO],
  attio_rate_limited: [503, ATTIO],
  attio_unavailable: [503, ATTIO],
  database_unavailable: [503, 'The database is away'],
  feed_full: [503, 'Too many streams'],
  overloaded: [503, 'Too much to do'],
  workspace_unbound: [503, 'Not ready yet'],
} as const satisfies Record<string, readonly [status: number, title: string]>;
export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** A problem document of a known code. @param status when a server's own refusal has another than the table */
export function problem(
  code: ProblemCode,
  detail: string,
  errors?: Problem['errors'],
  status: number = problems[code][0],
): Problem {
  const title = problems[code][1];
  return { type: `urn:attio-sync:problem:${code}`, title, status, code, detail, ...(errors ? { errors } : {}) };
}
