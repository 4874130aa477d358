import { inspect } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Clock } from '@app/common';
import {
  cutBody,
  cutConnection,
  htmlError,
  json,
  refusal,
  silence,
  startScriptedAttio,
  type ScriptedAnswer,
} from '../../../test/support/scripted-attio.js';
import { AttioClient, type AttioRequest } from './attio-client.js';
import { AttioBreaker } from './attio-breaker.js';
import { AttioClock } from './attio-clock.js';
import { AttioExchange } from './attio-exchange.js';
import { type AttioLimiter, type LimitedCall } from './attio-limiter.js';
import { AttioObservers, type AttioCall } from './attio-observers.js';
import { recordSchema, type AttioRecord } from './attio-records.js';
import { AttioRetry } from './attio-retry.js';
import { AttioError } from './errors.js';
import { path } from './path.js';

const TOKEN = 'token-that-must-not-leak';
const RECORD = {
  id: { workspace_id: 'w', object_id: 'o', record_id: 'r' },
  created_at: '2026-01-01T00:00:00.000000000Z',
  web_url: 'https://app.attio.com/w/person/r',
  values: {},
};
const READ: AttioRequest<AttioRecord> = {
  method: 'GET',
  at: path`/objects/people/records/${'r'}`,
  schema: recordSchema,
};
const CREATE: AttioRequest<AttioRecord> = {
  method: 'POST',
  at: path`/objects/people/records`,
  body: { data: { values: { email_addresses: ['ada@example.com'], name: 'Lovelace, Ada' } } },
  schema: recordSchema,
};
const UPDATE: AttioRequest<AttioRecord> = { ...CREATE, method: 'PATCH', at: path`/objects/people/records/${'r'}` };

/** Time passes only by waiting. */
class TestClock extends Clock {
  waits: number[] = [];
  override nowMs(): number {
    return Date.parse('2026-05-16T01:00:00.400Z') + this.waits.reduce((sum, ms) => sum + ms, 0);
  }
  override async wait(ms: number): Promise<void> {
    this.waits.push(ms);
  }
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function setup(script: ScriptedAnswer[], { maxRetries = 3, timeoutMs = 2_000 } = {}) {
  const server = await startScriptedAttio(...script);
  const clock = new TestClock();
  const exchange = new AttioExchange({ baseUrl: server.baseUrl, timeoutMs, concurrency: 2 }, TOKEN, clock);
  stops.push(server.stop, () => exchange.close());
  const slowed: number[] = [];
  const limiter = {
    run: <T>(_call: LimitedCall, send: () => Promise<T>) => send(),
    slowDown: async (_call: LimitedCall, pauseMs: number) => void slowed.push(pauseMs),
    countScore: () => undefined,
  } as unknown as AttioLimiter;
  const breaker = new AttioBreaker({ breakerMinCalls: 10, breakerOpenMs: 60_000, breakerMaxOpenMs: 60_000 });
  const observers = new AttioObservers();
  const calls: AttioCall[] = [];
  observers.add((call) => calls.push(call));
  const forgotten: string[] = [];
  const caches = {
    invalidateRecord: async (_objectId: string, recordId: string) => void forgotten.push(recordId),
    invalidateSchema: async () => void forgotten.push('schema'),
  };
  const retry = new AttioRetry({ maxRetries, maxRetryWaitMs: 30_000 }, () => 0);
  const sut = new AttioClient(
    ...([
      exchange,
      limiter,
      breaker,
      retry,
      new AttioClock(),
      observers,
      caches,
      clock,
    ] as unknown as ConstructorParameters<typeof AttioClient>),
  );
  const failure = async (request: AttioRequest<unknown>) => {
    const error: unknown = await sut.data(request).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AttioError)) throw new Error(`expected an AttioError, got ${inspect(error)}`);
    return error;
  };
  return { sut, server, clock, calls, slowed, forgotten, failure };
}

describe('AttioClient', () => {
  it('takes the time of a reading from x-accurate-at, cut to microseconds', async () => {
    const { sut, server } = await setup([
      json(200, { data: RECORD }, { 'x-accurate-at': '2026-05-16T01:12:26.881185999Z' }),
    ]);
    const reading = await sut.data(READ);
    expect(reading.observedAt).toBe('2026-05-16T01:12:26.881185Z');
    expect(reading.data).toEqual(RECORD);
    expect(server.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('without x-accurate-at takes the earliest that Attio can have shown when we asked', async () => {
    const { sut, clock } = await setup([json(200, { data: RECORD }, { date: 'Sat, 16 May 2026 00:59:50 GMT' })]);
    const { observedAt, startedAtMs } = await sut.data(READ);
    expect(startedAtMs).toBe(clock.nowMs());
    expect(observedAt).toBe('2026-05-16T00:59:50.000000Z');
  });

  it.each<[string, ScriptedAnswer]>([
    ['an HTML error', htmlError],
    ['a cut connection', cutConnection],
    ['half an answer', cutBody],
  ])('reads again after %s', async (_name, broken) => {
    const { sut, server, clock } = await setup([broken, broken, json(200, { data: RECORD })]);
    await expect(sut.data(READ)).resolves.toMatchObject({ data: RECORD });
    expect(server.seen).toHaveLength(3);
    expect(clock.waits).toEqual([125, 250]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['an HTML error', htmlError],
    ['a cut connection', cutConnection],
    ['half an answer', cutBody],
  ])('never sends a create again after %s, and says that it may be stored', async (_name, broken) => {
    const { failure, server } = await setup([broken, json(200, { data: RECORD })]);
    expect(await failure(CREATE)).toMatchObject({ code: 'attio_unavailable', retryable: true, outcomeUnknown: true });
    expect(server.seen).toHaveLength(1);
  });

  it('gives up a silent attempt at the time-out, and repeats an update', async () => {
    const { sut, server } = await setup([silence, json(200, { data: RECORD })], { timeoutMs: 60 });
    await expect(sut.data(UPDATE)).resolves.toMatchObject({ data: RECORD });
    expect(server.seen).toHaveLength(2);
  });

  it('gives up an answer that stalls half-way at the time-out', async () => {
    const stalled: ScriptedAnswer = (response) => response.writeHead(200, { 'content-length': '99' }).write('{"da');
    const { sut, server } = await setup([stalled, json(200, { data: RECORD })], { timeoutMs: 60 });
    await expect(sut.data(READ)).resolves.toMatchObject({ data: RECORD });
    expect(server.seen).toHaveLength(2);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('asks for answers packed by %s, and reads again what does not unpack', async (encoding, pack) => {
    const packed = pack(JSON.stringify({ data: RECORD }));
    const answer = (bytes: Buffer): ScriptedAnswer => {
      return (response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    };
    const { sut, server } = await setup([answer(packed.subarray(0, -12)), answer(packed)]);
    await expect(sut.data(READ)).resolves.toMatchObject({ data: RECORD });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[0]?.headers['accept-encoding']).toContain(encoding);
  });

  it('sends a create again when nobody was there to receive it', async () => {
    const { failure, server, clock } = await setup([silence]);
    await server.stop();
    expect(await failure(CREATE)).toMatchObject({ code: 'attio_unavailable', outcomeUnknown: false });
    expect(clock.waits).toHaveLength(3);
  });

  it('waits for the HTTP date of a 429 and repeats even a create', async () => {
    const limited = json(
      429,
      { status_code: 429, type: 'rate_limit_error', code: 'rate_limit_exceeded' },
      {
        date: 'Sat, 16 May 2026 01:00:00 GMT',
        'retry-after': 'Sat, 16 May 2026 01:00:02 GMT',
      },
    );
    const { sut, clock, slowed } = await setup([limited, json(200, { data: RECORD })]);
    await expect(sut.data(CREATE)).resolves.toMatchObject({ data: RECORD });
    expect(clock.waits).toEqual([2_000]);
    expect(slowed).toEqual([2_000]);
  });

  it('ends the sequence when Attio asks for a longer pause than allowed', async () => {
    const { failure, server } = await setup([json(429, {}, { 'retry-after': '3600' })]);
    expect(await failure(READ)).toMatchObject({ code: 'attio_rate_limited', retryAfterMs: 3_600_000 });
    expect(server.seen).toHaveLength(1);
  });

  it('stops after the configured retries', async () => {
    const { failure, server } = await setup([htmlError], { maxRetries: 2 });
    expect(await failure(READ)).toMatchObject({ code: 'attio_unavailable', status: 502, outcomeUnknown: false });
    expect(server.seen).toHaveLength(3);
  });

  it('believes a 401 only after two spaced retries', async () => {
    const { failure, server, clock } = await setup([refusal(401, 'unauthorized')], { maxRetries: 9 });
    expect(await failure(READ)).toMatchObject({ code: 'attio_unauthorized', retryable: false });
    expect(server.seen).toHaveLength(3);
    expect(clock.waits).toEqual([1_000, 2_000]);
  });

  it.each([
    [404, 'not_found', 'Record with ID "r" not found.', 'attio_not_found'],
    [404, 'value_not_found', 'Record with ID "r" not found.', 'attio_not_found'],
    [404, 'not_found', 'Could not find endpoint "GET /v2/x".', 'attio_refused'],
    [404, 'merge_in_progress', '', 'attio_merge_in_progress'],
    [400, 'merge_in_progress', '', 'attio_merge_in_progress'],
    [400, 'uniqueness_conflict', '', 'attio_uniqueness_conflict'],
    [409, 'slug_conflict', '', 'attio_uniqueness_conflict'],
    [400, 'validation_type', '', 'attio_refused'],
    [403, 'billing_error', '', 'attio_unauthorized'],
    [413, 'validation_type', '', 'attio_refused'],
  ])('takes %i %s (%s) for %s, without a second try', async (status, attioCode, message, code) => {
    const { failure, server } = await setup([refusal(status, attioCode, message)]);
    expect(await failure(READ)).toMatchObject({ code, status, attioCode });
    expect(server.seen).toHaveLength(1);
  });

  it('keeps code, path and execution id of a refused filter', async () => {
    const faults = [
      { code: 'invalid_type', path: ['data', 'values', 0], message: 'Expected string, got "ada@example.com"' },
    ];
    const answer = json(
      400,
      {
        status_code: 400,
        code: 'invalid_filter_operator',
        message: 'bad',
        path: ['name', '$x'],
        validation_errors: faults,
      },
      { 'x-attio-execution-id': 'e1' },
    );
    const { failure } = await setup([answer]);
    expect(await failure(CREATE)).toMatchObject({
      attioCode: 'invalid_filter_operator',
      executionId: 'e1',
      path: ['name', '$x'],
      validationErrors: [{ code: 'invalid_type', path: ['data', 'values', '0'], message: 'Expected string, got "…"' }],
    });
  });

  it.each([
    [
      'a refusal that repeats what was sent',
      refusal(400, 'value_not_found', 'No person "Lovelace, Ada" <ada@example.com>'),
    ],
    ['a broken connection', cutConnection],
    ['an unexpected shape', json(200, { data: { ...RECORD, id: 'Lovelace, Ada ada@example.com' } })],
  ])('shows neither token nor contact in %s', async (_name, answer) => {
    const { failure } = await setup([answer]);
    const error = await failure(CREATE);
    const shown = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error.stack)].join(
      '\n',
    );
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toMatch(/Lovelace|ada@example/);
  });

  it('refuses an answer of another shape, naming the place', async () => {
    const { failure } = await setup([json(200, { data: { ...RECORD, values: { name: 'Ada' } } })]);
    const error = await failure(READ);
    expect(error).toMatchObject({ code: 'attio_unexpected_answer', retryable: false });
    expect(error.message).toContain('values');
  });

  it('takes a delete as done when the first try got through without an answer', async () => {
    const { sut, server } = await setup([cutConnection, refusal(404, 'not_found', 'Record with ID "r" not found.')]);
    await expect(
      sut.request({ method: 'DELETE', at: READ.at, schema: recordSchema.or(recordSchema.partial()) }),
    ).resolves.toBeDefined();
    expect(server.seen).toHaveLength(2);
  });

  it('ends with the reason of the caller who gives up', async () => {
    const { sut } = await setup([silence]);
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(sut.data(READ, { signal })).rejects.toBe(reason);
  });

  it('tells observers of every attempt, without ids', async () => {
    const { sut, calls } = await setup([htmlError, json(200, { data: RECORD })]);
    await sut.data(READ, { lane: 'reconcile' });
    expect(calls).toMatchObject([
      {
        route: '/objects/people/records/{}',
        status: 502,
        lane: 'reconcile',
        budget: 'read',
        errorCode: 'attio_unavailable',
      },
      { status: 200, errorCode: undefined },
    ]);
  });

  it('makes everybody forget what a write touched, also when its outcome is unknown', async () => {
    const { failure, forgotten } = await setup([cutConnection], { maxRetries: 0 });
    await failure({ ...UPDATE, invalidates: { recordId: 'r' } });
    expect(forgotten).toEqual(['r']);
  });
});
