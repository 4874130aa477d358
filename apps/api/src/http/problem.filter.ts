import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError } from '@app/common';
import { type FastifyReply } from 'fastify';
import { problem, type Problem } from './problem.js';

/** Status and title per stable code; a code that is not here is our fault, a 500. */
const known: Record<string, [status: number, title: string]> = {
  api_key_not_found: [404, 'Not found'],
  api_key_refused: [401, 'No valid API key'],
  api_scope_missing: [403, 'Not allowed'],
  activity_target_unknown: [400, 'The request is not valid'],
  attio_circuit_open: [503, 'Attio does not answer'],
  attio_unavailable: [503, 'Attio does not answer'],
  attio_bad_signature: [401, 'The signature is wrong'],
  conflict_not_found: [404, 'Not found'],
  conflict_state: [409, 'Not possible now'],
  cursor_expired: [410, 'No longer kept'],
  cursor_invalid: [400, 'The request is not valid'],
  erasure_not_found: [404, 'Not found'],
  erasure_state: [409, 'Not possible now'],
  feed_filter_invalid: [400, 'The request is not valid'],
  feed_full: [503, 'Too many streams'],
  external_link_taken: [409, 'Linked to another record'],
  idempotency_key_reused: [409, 'The key was used for another request'],
  item_not_found: [404, 'Not found'],
  certificate_missing: [404, 'Not found'],
  record_not_found: [404, 'Not found'],
  run_not_found: [404, 'Not found'],
  subscription_not_found: [404, 'Not found'],
  target_forbidden: [400, 'The request is not valid'],
  ticket_not_found: [404, 'Not found'],
  ticket_state: [409, 'Not possible now'],
  values_invalid: [400, 'The request is not valid'],
  unknown_object: [404, 'Not found'],
  filter_error: [400, 'The query is refused'],
  invalid_filter_field: [400, 'The query is refused'],
  invalid_filter_operator: [400, 'The query is refused'],
  moment_unknown: [400, 'The request is not valid'],
  unknown_field: [400, 'The request is not valid'],
  unknown_filter_attribute_slug: [400, 'The query is refused'],
  unknown_list: [404, 'Not found'],
  validation_type: [400, 'The query is refused'],
  webhook_body_invalid: [400, 'The delivery is not understood'],
  workspace_unbound: [503, 'Not ready yet'],
};

/** The one place where errors become answers. Nothing of the request is repeated, and nothing internal is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = this.problemOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (answer.status === 503) void reply.header('retry-after', '5');
    void reply.status(answer.status).type('application/problem+json').send(answer);
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof ValidationProblem) return error.problem;
    if (error instanceof AppError) {
      const [status, title] = known[error.code] ?? [];
      if (status !== undefined && title !== undefined) {
        const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
        const faults =
          'faults' in error && Array.isArray(error.faults) ? (error.faults as Problem['errors']) : undefined;
        const errors = path === undefined ? faults : [{ path, message: error.message }];
        return problem(status, error.code, title, error.message, errors);
      }
    }
    const status = error instanceof HttpException ? error.getStatus() : fastifyStatusOf(error);
    if (status < 500) return problem(status, codeOf(status), titleOf(status), titleOf(status));
    this.logger.error('a request failed', error);
    return problem(
      status,
      'internal_error',
      'Something went wrong here',
      'The failure is logged under this request id',
    );
  }
}

/** Bad input, with the path of every fault. */
export class ValidationProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** Fastify refuses oversized or unparsable bodies by itself, with a status on the error. */
function fastifyStatusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

function codeOf(status: number): string {
  const codes: Record<number, string> = {
    400: 'bad_request',
    404: 'not_found',
    413: 'body_too_large',
    415: 'unsupported_media_type',
  };
  return codes[status] ?? 'request_refused';
}

function titleOf(status: number): string {
  const titles: Record<number, string> = {
    400: 'The request is not valid',
    404: 'There is nothing at this address',
    413: 'The body is too large',
    415: 'Send JSON',
  };
  return titles[status] ?? 'The request was refused';
}
