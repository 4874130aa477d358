/** One problem of a request body, query or value, as `validation_errors` lists them. */
export interface ValidationIssue {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  /** What an enumeration would have taken. */
  readonly options?: readonly string[];
}

type ErrorType = 'invalid_request_error' | 'auth_error' | 'rate_limit_error' | 'api_error';

/** An answer Attio would refuse a request with. Thrown anywhere, rendered once, in `http/serve.ts`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly type: ErrorType,
    readonly code: string,
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  body(): Record<string, unknown> {
    return { status_code: this.status, type: this.type, code: this.code, message: this.message, ...this.extra };
  }
}

/** 400 with a code of the catalogue. */
export function badRequest(code: string, message: string, extra: Record<string, unknown> = {}): ApiError {
  return new ApiError(400, 'invalid_request_error', code, message, extra);
}

/** 400 `validation_type` naming every bad member. */
export function invalid(message: string, issues: readonly ValidationIssue[]): ApiError {
  return badRequest('validation_type', message, { validation_errors: issues });
}

export function notFound(message: string): ApiError {
  return new ApiError(404, 'invalid_request_error', 'not_found', message);
}

export function conflict(code: string, message: string): ApiError {
  return new ApiError(409, 'invalid_request_error', code, message);
}

export function forbidden(code: string, message: string): ApiError {
  return new ApiError(403, 'auth_error', code, message);
}

/** The 404 of a thing that is missing; wording differs by family (reference 11.2). */
export const missing = {
  object: (key: string) => notFound(`Object with slug/ID "${key}" not found.`),
  list: (key: string) => notFound(`List with slug/ID "${key}" not found.`),
  attribute: (key: string) => notFound(`Attribute with slug/ID "${key}" not found.`),
  record: (id: string) => notFound(`Record with ID "${id}" not found.`),
  entry: (id: string) => notFound(`Entry with ID "${id}" not found.`),
  note: (id: string) => notFound(`Note with ID "${id}" was not found.`),
  task: (id: string) => notFound(`Could not find Task with ID "${id}".`),
  thread: (id: string) => notFound(`Thread with ID "${id}" was not found.`),
  comment: (id: string) => notFound(`Comment with ID "${id}" was not found.`),
  member: (id: string) => notFound(`Workspace member with ID "${id}" not found.`),
  webhook: (id: string) => notFound(`Webhook with ID "${id}" was not found.`),
  meeting: (id: string) => notFound(`Meeting with ID "${id}" was not found.`),
  recording: (id: string) => notFound(`Call recording with ID "${id}" was not found.`),
  file: (id: string) => notFound(`File with ID "${id}" was not found.`),
};
