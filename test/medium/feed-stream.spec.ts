import { createHash, randomUUID } from 'node:crypto';
import { startApps, type TestApps } from '../support/index.js';
import { startFeedHarness, type FeedHarness } from './feed-harness.js';

jest.setTimeout(60_000);

const HEARTBEAT_MS = 300;
/** From commit to the reader of another process: the poll, and a busy machine. */
const SOON_MS = 2_000;

interface StreamEvent {
  id?: string;
  event?: string;
  data?: string;
}

describe('changes as server-sent events', () => {
  let sut: FeedHarness;
  let apps: TestApps;
  const key = 'ats_stream';

  beforeAll(async () => {
    sut = await startFeedHarness();
    await addKey(key);
    apps = await startApps({
      databaseUrl: sut.database.url,
      redisUrl: String(process.env['REDIS_URL']),
      attioBaseUrl: 'http://127.0.0.1:9/v2',
      attioApiKey: 'nobody',
      webhookSecret: 'secret',
      apps: ['api'],
      env: { FEED_HEARTBEAT_MS: String(HEARTBEAT_MS) },
    });
  });
  afterAll(async () => {
    await apps?.stop();
    await sut?.stop();
  });

  const addKey = (secret: string) =>
    sut.database.query(`INSERT INTO api_key (key_id, name, key_hash, scopes) VALUES ($1, 'stream', $2, '{read}')`, [
      randomUUID(),
      createHash('sha256').update(secret).digest('hex'),
    ]);
  const write = async (count: number) => {
    const recordId = randomUUID();
    for (let n = 0; n < count; n += 1) await sut.write(recordId, { [sut.nameId]: `${n}` });
    return recordId;
  };

  /** Reads events until it has as many as asked for, then hangs up. */
  async function readEvents(
    count: number,
    {
      query = '',
      headers = {},
      onOpen,
    }: { query?: string; headers?: Record<string, string>; onOpen?: () => void } = {},
  ): Promise<StreamEvent[]> {
    const response = await fetch(`${apps.apiUrl}/v1/changes/stream${query}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events: StreamEvent[] = [];
    let text = '';
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        const fields = text
          .slice(0, end)
          .split('\n')
          .map((line) => line.split(/: (.*)/s))
          .filter(([name]) => name !== '');
        events.push(Object.fromEntries(fields) as StreamEvent);
        text = text.slice(end + 2);
        if (events.length === 1) onOpen?.();
      }
      if (events.filter(({ data }) => data !== undefined).length >= count && (count > 0 || events.length > 2)) break;
    }
    return events;
  }
  const changesOf = (events: StreamEvent[]) => events.filter(({ event }) => event === 'change');

  it('shows what another process writes, within a moment', async () => {
    let writtenAtMs = 0;
    const events = await readEvents(3, {
      onOpen: () =>
        void write(3).then(() => {
          writtenAtMs = Date.now();
        }),
    });
    expect(changesOf(events)).toHaveLength(3);
    expect(Date.now() - writtenAtMs).toBeLessThan(SOON_MS);
    expect(JSON.parse(events.at(-1)?.data ?? '{}')).toMatchObject({ object: 'people', cursor: events.at(-1)?.id });
  });

  it('goes on behind Last-Event-ID without a gap or a repetition', async () => {
    const [opened] = await readEvents(0);
    await write(250); // more than a page
    const first = changesOf(await readEvents(40, { headers: { 'last-event-id': opened?.id ?? '' } })).slice(0, 40);
    const last = first.at(-1)?.id ?? '';
    const rest = changesOf(await readEvents(210, { headers: { 'last-event-id': last } }));
    const sequences = [...first, ...rest].map(
      ({ data }) => (JSON.parse(data ?? '{}') as { sequence: number }).sequence,
    );
    expect(sequences).toHaveLength(250);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('beats while nothing happens, and moves the place on over changes that do not pass', async () => {
    const [before] = await readEvents(0, { query: '?operation=delete' });
    await write(2);
    const beats = await readEvents(0, { query: `?operation=delete&after=${before?.id ?? ''}` });
    expect(changesOf(beats)).toEqual([]);
    expect(beats.at(-1)?.id).not.toBe(before?.id);
  });

  it('ends when its key is revoked', async () => {
    const doomed = 'ats_doomed';
    await addKey(doomed);
    const response = await fetch(`${apps.apiUrl}/v1/changes/stream`, {
      headers: { authorization: `Bearer ${doomed}` },
    });
    await sut.database.query(`UPDATE api_key SET revoked_at = now() WHERE key_hash = $1`, [
      createHash('sha256').update(doomed).digest('hex'),
    ]);
    await expect(response.text()).resolves.toContain('still here');
  });

  it('does not keep the process from ending', async () => {
    const response = await fetch(`${apps.apiUrl}/v1/changes/stream`, { headers: { authorization: `Bearer ${key}` } });
    const ended = response.text();
    await apps.kill('api', 'SIGTERM');
    await expect(ended).resolves.toContain('retry:');
    await apps.start('api');
  });
});
