import { AppError } from '@app/common';
import { Prisma } from './generated/client.js';

/** Postgres cannot be reached, is starting or stopping, or has no connection left for us. */
export class DatabaseAwayError extends AppError {
  readonly code = 'database_unavailable';
  readonly retryable = true;

  constructor(cause: unknown) {
    super('Postgres does not answer: see DATABASE_URL', { cause });
  }
}

/** What the driver says of a connection that is not to be had, or was lost. SQLSTATE classes: 08, 57P01 to 57P03, 53300. */
const CODES =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND|08\w{3}|57P0[123]|53300)$/;
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** Prisma's own names for the same. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017']);
const ADAPTER_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

/** @param error of the driver */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && CODES.test(String(error.code))) || MESSAGES.test(error.message);
}

/** @param error of any repository: whether Postgres was away. Others (Redis, Attio) have errors of their own */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAwayError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError))
    return error instanceof Error && MESSAGES.test(error.message); // the pool's own, which Prisma passes on as they are
  const cause = (error.meta?.['driverAdapterError'] as { cause?: { kind?: string; code?: string } } | undefined)?.cause;
  return PRISMA_CODES.has(error.code) || ADAPTER_KINDS.has(cause?.kind ?? '') || CODES.test(cause?.code ?? '');
}
