import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { RateLimitedError } from '@app/access';
import { AppError } from '@app/common';
import { isDatabaseAway } from '@app/health';
import { type FastifyReply } from 'fastify';
import { isProblemCode, problem, problems, type Problem, type ProblemCode } from './problem.js';
import { Seldom } from './seldom.js';

/** Seconds after which a caller may come back when something here is away for a moment. */
const RETRY_AFTER_SECONDS = '5';
/** Every request meets a database that is away: writing each down would cost more than answering it. */
const AWAY_LOG_MS = 1_000;

/** The one place where errors become answers. Nothing of the request is repeated, and nothing internal is told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);
  private readonly awayLog = new Seldom(AWAY_LOG_MS);

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = this.problemOf(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (answer.status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    if (error instanceof RateLimitedError) void reply.header('retry-after', String(error.retryAfterSeconds));
    void reply.status(answer.status).type('application/problem+json').send(answer);
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof ValidationProblem) return error.problem;
    if (isDatabaseAway(error)) return this.away(error);
    if (error instanceof AppError && isProblemCode(error.code)) {
      return problem(error.code, error.message, faultsOf(error));
    }
    const status = error instanceof HttpException ? error.getStatus() : fastifyStatusOf(error);
    if (status < 500) return refusal(status, error);
    this.logger.error('a request failed', error);
    return problem('internal_error', 'The failure is logged under this request id', undefined, status);
  }

  /** Whether a commit that got no answer took place is unknown: a key makes the repetition safe, as with deliveries. */
  private away(error: unknown): Problem {
    const before = this.awayLog.pass(Date.now());
    if (before !== null) this.logger.warn(`a request met a database that is away, and ${before} before it`, error);
    return problem(
      'database_unavailable',
      'Postgres does not answer. Try again, a write with the same Idempotency-Key',
    );
  }
}

/** Bad input, with the path of every fault. */
export class ValidationProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

function faultsOf(error: AppError): Problem['errors'] {
  if ('path' in error && typeof error.path === 'string') return [{ path: error.path, message: error.message }];
  return 'faults' in error && Array.isArray(error.faults) ? (error.faults as Problem['errors']) : undefined;
}

/** Fastify refuses oversized or unparsable bodies by itself, with a status on the error. */
function fastifyStatusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

/** What the server itself refused, before any route looked at it. */
function refusal(status: number, error: unknown): Problem {
  const codes: Record<number, ProblemCode> = {
    400: 'bad_request',
    404: 'not_found',
    413: 'body_too_large',
    415: 'unsupported_media_type',
    429: 'rate_limited',
  };
  const code = codes[status] ?? 'request_refused';
  const fault = bodyFaults[fastifyCodeOf(error)] ?? FAULTS[status];
  const errors = fault === undefined ? undefined : [{ path: fastifyPathOf(error), message: fault }];
  return problem(code, problems[code][1], errors, status);
}

const FAULTS: Record<number, string> = {
  400: 'cannot be read',
  413: 'is larger than the limit',
  415: 'must be JSON, and say so by Content-Type: application/json',
};

/** Fastify's codes for bodies it could not read. https://fastify.dev/docs/latest/Reference/Errors/ */
const bodyFaults: Record<string, string> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'is empty, though it is said to be JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'is no JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'is not as long as its header says',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'must be JSON, and say so by Content-Type: application/json',
  FST_ERR_CTP_INVALID_TYPE: 'must be JSON, and say so by Content-Type: application/json',
};

/** Where the fault is: in the address when the router could not read it. */
function fastifyPathOf(error: unknown): string {
  return fastifyCodeOf(error) === 'FST_ERR_BAD_URL' ? 'path' : 'body';
}

function fastifyCodeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
