import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { Agent, Headers, request, type Dispatcher } from 'undici';
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

/** How answers may come packed: pages of records shrink to a tenth. */
const UNPACK: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  br: promisify<Buffer, Buffer>(brotliDecompress),
  gzip: promisify<Buffer, Buffer>(gunzip),
};

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
      // Not `fetch`: its streams copy a page of 3 MB piece by piece. It does not follow redirects either.
      const response = await request(`${this.settings.baseUrl}${url}`, {
        method: method,
        dispatcher: this.dispatcher,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        headers: {
          authorization: `Bearer ${this.#apiKey}`,
          accept: 'application/json',
          'accept-encoding': Object.keys(UNPACK).join(', '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const headers = headersOf(response.headers);
      const unpack = UNPACK[headers.get('content-encoding') ?? ''];
      const sent = Buffer.from(await response.body.arrayBuffer());
      const bytes = unpack ? await unpack(sent) : sent;
      return { status: response.statusCode, headers, bytes, sentAtMs, receivedAtMs: this.clock.nowMs() };
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

function headersOf(given: Record<string, string | string[] | undefined>): Headers {
  return new Headers(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  );
}

/** The code of a socket's failure sits on the error, on its cause, or on the first of several errors. */
function systemCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('errors' in error && Array.isArray(error.errors)) return systemCode(error.errors[0]);
  return 'cause' in error ? systemCode(error.cause) : '';
}
