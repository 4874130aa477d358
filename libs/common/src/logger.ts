import { type LoggerService } from '@nestjs/common';
import { destination, pino, type DestinationStream, type Logger as Pino } from 'pino';
import { correlationId } from './correlation.js';

/** Members that must never be printed, whoever passes them: credentials, and what identifies a contact. */
const REDACTED = [
  'authorization',
  'cookie',
  'apiKey',
  'token',
  'secret',
  'password',
  'secrets',
  'signature',
  'body',
  'rawBody',
  'values',
  'content',
  'content_plaintext',
  'email',
  'email_address',
  'email_addresses',
  'original_email_address',
  'phone_number',
  'phone_numbers',
  'original_phone_number',
  'name',
  'first_name',
  'last_name',
  'full_name',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** JSON lines through pino, one correlation id per line. Nest's own lines come the same way. */
export class AppLogger implements LoggerService {
  private readonly pino: Pino;

  /** @param app which process speaks, e.g. `api` */
  constructor(app: string, level: string, stream: DestinationStream = destination({ sync: false })) {
    const mixin = () => ({ ...(correlationId() === undefined ? {} : { correlationId: correlationId() }) });
    this.pino = pino({ level, base: { app }, mixin, redact: { paths: REDACTED, censor: '[redacted]' } }, stream);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.pino.info(...line(message, rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error(...line(message, rest));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.pino.warn(...line(message, rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.pino.debug(...line(message, rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.pino.trace(...line(message, rest));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.pino.fatal(...line(message, rest));
  }
}

/**
 * Nest calls `log(message, ...details, context)`. Details that are objects become members of the line; an error is
 * reduced to its class, code and stack, because its other members may hold what a request carried.
 */
function line(message: unknown, rest: unknown[]): [Record<string, unknown>, string] {
  const members: Record<string, unknown> = {};
  for (const part of rest) {
    if (part instanceof Error) members['error'] = describeError(part);
    else if (typeof part === 'object' && part !== null) Object.assign(members, part);
    else if (typeof part === 'string') members[part.includes('\n') ? 'stack' : 'context'] = part;
  }
  if (message instanceof Error) return [{ ...members, error: describeError(message) }, message.message];
  if (typeof message === 'object' && message !== null) return [{ ...members, ...message }, ''];
  return [members, String(message)];
}

function describeError(error: Error): Record<string, unknown> {
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
  };
}
