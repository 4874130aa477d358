import { type Headers } from 'undici';
import { z } from 'zod';
import {
  AttioAuthError,
  AttioMergeInProgressError,
  AttioNotFoundError,
  AttioRateLimitError,
  AttioUnavailableError,
  AttioUniquenessError,
  AttioValidationError,
  type AttioError,
  type AttioFailure,
} from './errors.js';
import { retryAfterMs } from './retry-after.js';
import { withoutValues } from './without-values.js';

const fault = z.looseObject({
  code: z.string().catch('unknown'),
  path: z.array(z.coerce.string()).catch([]),
  message: z.string().catch(''),
});

/** Everything optional: gateways answer HTML, and two families spell the first key `statusCode`. */
const failureBody = z.looseObject({
  type: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  path: z.array(z.coerce.string()).optional().catch(undefined),
  validation_errors: z.array(fault).optional().catch(undefined),
});

interface Refusal {
  status: number;
  headers: Headers;
  bytes: Buffer;
  receivedAtMs: number;
}

interface Refused {
  route: string;
  isWrite: boolean;
  body: unknown;
}

/**
 * Turns an answer outside 2xx into the error of the decision it asks for. Sorted by `code`, because messages have
 * changed over time and statuses overlap. Source: reference section 11, https://docs.attio.com/rest-api/guides/errors
 */
export function failureOf(answer: Refusal, request: Refused): AttioError {
  const { status, headers } = answer;
  const body = parseBody(answer.bytes.toString('utf8'));
  const failure: AttioFailure = {
    status,
    route: request.route,
    ...(body.code === undefined ? {} : { attioCode: body.code }),
    ...executionIdOf(headers),
  };
  const said = withoutValues(body.message ?? '', request.body);
  const message = `Attio answered ${status}${body.code ? ` ${body.code}` : ''} to ${request.route}${said ? `: ${said}` : ''}`;

  if (status === 429)
    return new AttioRateLimitError(
      retryAfterMs(headers.get('retry-after'), answer.receivedAtMs, dateMs(headers)),
      failure,
    );
  if (body.code === 'merge_in_progress') return new AttioMergeInProgressError(message, failure);
  if (status >= 500 || status === 408) return new AttioUnavailableError(message, failure, request.isWrite);
  if (status === 401 || status === 403) return new AttioAuthError(message, failure);
  // A missing route also answers 404 not_found; that is a fault of ours and must not look like a deletion.
  const isRoute = body.message?.startsWith('Could not find endpoint') ?? false;
  // Merging and history replacement say `value_not_found` for the same (reference 11.2).
  const isGone = body.code === 'not_found' || body.code === 'value_not_found';
  if (status === 404 && isGone && !isRoute) return new AttioNotFoundError(message, failure);
  if (body.code === 'uniqueness_conflict' || body.code === 'slug_conflict')
    return new AttioUniquenessError(message, failure);
  if (status < 400) return new AttioUnavailableError(message, failure, request.isWrite); // a redirect: a gateway spoke
  const faults = (body.validation_errors ?? []).map(({ code, path, message }) => ({
    code,
    path,
    message: withoutValues(message, request.body),
  }));
  return new AttioValidationError(message, failure, body.path, faults);
}

/** `x-attio-execution-id`, as a member to spread. */
export function executionIdOf(headers: Headers): { executionId?: string } {
  const executionId = headers.get('x-attio-execution-id');
  return executionId === null ? {} : { executionId };
}

/** Header `Date` in milliseconds, if it is there and readable. */
export function dateMs(headers: Headers): number | undefined {
  const parsed = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

function parseBody(text: string): z.infer<typeof failureBody> {
  try {
    return failureBody.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
