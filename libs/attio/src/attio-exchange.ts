import { Agent, fetch, type Dispatcher, type Headers } from 'undici';
import { type Clock } from '@app/common';

/** One answer, read to its end. */
export interface AttioAnswer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  sentAtMs: number;
  receivedAtMs: number;
}

/** No answer, or not all of one. `sent: false` means that Attio cannot have seen the request. */
export class ExchangeFault extends Error {
  constructor(
    readonly reason: 'timeout' | 'network',
    readonly sent: boolean,
    options: ErrorOptions,
  ) {
    super(reason, options);
  }
}

export interface ExchangeSettings {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
  concurrency: number;
}

/** Failures of undici that happen before a byte of the request is on the wire. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sends one request and reads the whole answer within the time-out. Knows the token; nothing else does. */
export class AttioExchange {
  // The token is a private field, not a property: `inspect` and JSON do not see it.
  readonly #apiKey: string;

  constructor(
    private readonly settings: Omit<ExchangeSettings, 'apiKey'>,
    apiKey: string,
    private readonly clock: Clock,
    private readonly dispatcher: Dispatcher = new Agent({
      connections: 2 * settings.concurrency, // reads and writes
      connect: { timeout: settings.timeoutMs },
      keepAliveTimeout: 10_000,
    }),
  ) {
    this.#apiKey = apiKey;
  }

  /**
   * @param url path and query under the base URL
   * @throws ExchangeFault no answer or half of one; the caller's own abort reason when `signal` aborts
   */
  async send(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<AttioAnswer> {
    const timeout = AbortSignal.timeout(this.settings.timeoutMs);
    const sentAtMs = this.clock.nowMs();
    try {
      const response = await fetch(`${this.settings.baseUrl}${url}`, {
        method,
        dispatcher: this.dispatcher,
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        headers: {
          authorization: `Bearer ${this.#apiKey}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, bytes, sentAtMs, receivedAtMs: this.clock.nowMs() };
    } catch (cause) {
      signal?.throwIfAborted();
      if (timeout.aborted) throw new ExchangeFault('timeout', true, { cause });
      throw new ExchangeFault('network', !NEVER_SENT.has(systemCode(cause)), { cause });
    }
  }

  async close(): Promise<void> {
    await this.dispatcher.close();
  }
}

/** undici wraps the socket's failure in a TypeError; the code sits on a cause, or on the first of several errors. */
function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return systemCode(error.errors[0]);
  return 'cause' in error ? systemCode(error.cause) : '';
}
