import { Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Clock, parseInstant, type Instant } from '@app/common';
import { parseAnswer, rowsOf, type AnsweredCall } from './attio-body.js';
import { AttioBreaker } from './attio-breaker.js';
import { AttioCaches } from './attio-caches.js';
import { AttioClock } from './attio-clock.js';
import { AttioExchange, ExchangeFault, type AttioAnswer } from './attio-exchange.js';
import { dateMs, failureOf } from './attio-failure.js';
import { AttioLimiter, type Budget, type Pace } from './attio-limiter.js';
import { AttioObservers } from './attio-observers.js';
import { AttioRetry } from './attio-retry.js';
import { type AttioRow } from './attio-row.js';
import { AttioError, AttioNotFoundError, AttioRateLimitError, AttioUnavailableError } from './errors.js';
import { type AttioPath } from './path.js';
import { type CallOptions, type Lane, type Reading } from './reading.js';
import { endRehearsal } from './rehearsal.js';

export interface AttioRequest<T> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  at: AttioPath;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** The body of the answer; with `data()`, what its envelope holds. */
  schema: z.ZodType<T>;
  /** POST to a query route reads. Default: GET reads, everything else writes. */
  budget?: Budget;
  /**
   * Whether the same request may be sent again when nobody knows what became of it. Default: everything but a writing
   * POST. An update may not: what somebody wrote after its first time would be overwritten unseen; its caller reads first.
   */
  isRepeatable?: boolean;
  /** What every process must forget once this was sent, whether or not an answer came. */
  invalidates?: 'schema' | { recordId: string };
  /** A query with a filter or a sort: Attio charges it a score. */
  isScored?: boolean;
  /** Attio paces this route by itself. */
  pace?: Pace;
}

/** The only door to Attio: authentication, limits, time-outs, retries and parsing. Resources know paths and shapes. */
@Injectable()
export class AttioClient {
  constructor(
    private readonly exchange: AttioExchange,
    private readonly limiter: AttioLimiter,
    private readonly breaker: AttioBreaker,
    private readonly retry: AttioRetry,
    private readonly attioClock: AttioClock,
    private readonly observers: AttioObservers,
    private readonly caches: AttioCaches,
    private readonly clock: Clock,
  ) {}

  /** As `request`, for the usual answer `{"data": …}`: the schema and the result are what the envelope holds. */
  async data<T>(request: AttioRequest<T>, options?: CallOptions): Promise<Reading<T>> {
    return readingOf(await this.dataWithStatus(request, options));
  }

  /**
   * As `data`, for rows that are parsed when they are wanted: the schema is that of one row.
   * @param idMember of a row's `id`, which tells the rows apart
   */
  async rows<T>(request: AttioRequest<T>, idMember: string, options?: CallOptions): Promise<Reading<AttioRow<T>[]>> {
    const parse: Parse<AttioRow<T>[]> = (answer, call) => rowsOf(answer, call, request.schema, idMember);
    return readingOf(await this.send(request, parse, options));
  }

  /** As `data`, with the status, for the one route where 200 and 202 differ. */
  async dataWithStatus<T>(request: AttioRequest<T>, options?: CallOptions): Promise<Answered<T>> {
    return this.send(request, (answer, call) => parseAnswer(answer, call, request.schema, true), options);
  }

  /** As `data`, for answers whose whole body the schema describes. */
  async request<T>(request: AttioRequest<T>, options?: CallOptions): Promise<Reading<T>> {
    const parse: Parse<T> = (answer, call) => parseAnswer(answer, call, request.schema, false);
    return readingOf(await this.send(request, parse, options));
  }

  /**
   * Sends until Attio answers, the failure is final, or the attempts are used up.
   * @throws AttioError one class per decision; the signal's reason when the caller gave up
   */
  private async send<T>(
    request: AttioRequest<unknown>,
    parse: Parse<T>,
    options: CallOptions = {},
  ): Promise<Answered<T>> {
    const budget = request.budget ?? (request.method === 'GET' ? 'read' : 'write');
    const { method, at, query, body } = request;
    if (budget === 'write') endRehearsal({ method, path: `/v2${at.path}${queryString(query)}`, body });
    const call: Call<T> = {
      ...request,
      parse,
      budget,
      isRepeatable: request.isRepeatable ?? (request.method !== 'POST' || budget === 'read'),
      lane: options.lane ?? ('live' as const),
      signal: options.signal,
    };
    let mayBeDone = false;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(call);
      } catch (error) {
        // Our first DELETE got through after all: the thing is gone, as asked.
        if (mayBeDone && call.method === 'DELETE' && error instanceof AttioNotFoundError) return this.goneReading(call);
        if (!(error instanceof AttioError)) throw error;
        if (error instanceof AttioUnavailableError && error.outcomeUnknown) mayBeDone = true;
        const waitMs = this.retry.waitMs(error, attempt, call.isRepeatable);
        if (waitMs === undefined) throw error;
        await this.clock.wait(waitMs, call.signal);
        call.signal?.throwIfAborted();
      }
    }
  }

  private async attempt<T>(call: Call<T>): Promise<Answered<T>> {
    this.breaker.throwIfOpen(routeOf(call));
    return this.limiter.run(call, () => this.breaker.run(routeOf(call), () => this.sendOnce(call)));
  }

  private async sendOnce<T>(call: Call<T>): Promise<Answered<T>> {
    const startedAtMs = this.clock.nowMs();
    let status: number | undefined;
    let failure: unknown;
    try {
      const answer = await this.exchange.send(
        call.method,
        `${call.at.path}${queryString(call.query)}`,
        call.body,
        call.signal,
      );
      status = answer.status;
      this.learn(answer, call);
      if (answer.status < 200 || answer.status > 299) {
        throw failureOf(answer, { route: routeOf(call), isWrite: call.budget === 'write', body: call.body });
      }
      return this.read(answer, call);
    } catch (error) {
      failure = error instanceof ExchangeFault ? unavailable(error, call) : error;
      if (failure instanceof AttioRateLimitError) await this.limiter.slowDown(call, failure.retryAfterMs);
      throw failure;
    } finally {
      await this.invalidate(call.invalidates);
      this.observers.tell({
        method: call.method,
        route: call.at.route,
        status,
        durationMs: this.clock.nowMs() - startedAtMs,
        lane: call.lane,
        budget: call.budget,
        errorCode: failure instanceof AttioError ? failure.code : undefined,
      });
    }
  }

  private read<T>(answer: AttioAnswer, call: Call<T>): Answered<T> {
    return {
      data: call.parse(answer, { route: routeOf(call), isWrite: call.budget === 'write' }),
      observedAt: this.observedAt(answer),
      startedAtMs: answer.sentAtMs,
      status: answer.status,
    };
  }

  private observedAt(answer: AttioAnswer): Instant {
    const said = parseInstant(answer.headers.get('x-accurate-at') ?? '');
    return said ?? this.attioClock.earliestAttioTime(answer.sentAtMs);
  }

  private learn(answer: AttioAnswer, call: Call<unknown>): void {
    const date = dateMs(answer.headers);
    const accurateAtMs = Date.parse(answer.headers.get('x-accurate-at') ?? '');
    if (date !== undefined) {
      const accurate = Number.isNaN(accurateAtMs) ? undefined : accurateAtMs;
      this.attioClock.learn(answer.sentAtMs, answer.receivedAtMs, date, accurate);
    }
    const score = Number(answer.headers.get('x-attio-record-query-score') ?? 0);
    if (call.isScored && score > 0) this.limiter.countScore(score);
  }

  private async invalidate(what: AttioRequest<unknown>['invalidates']): Promise<void> {
    if (what === 'schema') await this.caches.invalidateSchema();
    else if (what !== undefined) await this.caches.invalidateRecord('', what.recordId);
  }

  private goneReading<T>(call: Call<T>): Answered<T> {
    const nowMs = this.clock.nowMs();
    return {
      data: call.schema.parse({}) as T,
      observedAt: this.attioClock.earliestAttioTime(nowMs),
      startedAtMs: nowMs,
      status: 200,
    };
  }
}

/** A reading and its HTTP status. */
export type Answered<T> = Reading<T> & { status: number };

type Parse<T> = (answer: AttioAnswer, call: AnsweredCall) => T;
type Call<T> = AttioRequest<unknown> & {
  parse: Parse<T>;
  budget: Budget;
  isRepeatable: boolean;
  lane: Lane;
  signal: AbortSignal | undefined;
};

function readingOf<T>({ data, observedAt, startedAtMs }: Answered<T>): Reading<T> {
  return { data, observedAt, startedAtMs };
}

function unavailable(fault: ExchangeFault, call: Call<unknown>): AttioUnavailableError {
  const what = fault.reason === 'timeout' ? 'gave no answer in time' : 'could not be reached, or the connection broke';
  const outcomeUnknown = call.budget === 'write' && fault.sent;
  return new AttioUnavailableError(
    `Attio ${what}: ${routeOf(call)}`,
    { route: routeOf(call), cause: fault.cause },
    outcomeUnknown,
  );
}

function routeOf(call: Pick<AttioRequest<unknown>, 'method' | 'at'>): string {
  return `${call.method} ${call.at.route}`;
}

function queryString(query: AttioRequest<unknown>['query'] = {}): string {
  const set = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  );
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
