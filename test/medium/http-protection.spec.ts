import { connect, type Socket } from 'node:net';
import { eventually } from '../support/index.js';
import { startPushHarness, type PushHarness } from './push-harness.js';

jest.setTimeout(60_000);

/** A client that sends what it is told and remembers what came back. */
class SlowClient {
  text = '';
  isClosed = false;
  private readonly socket: Socket;

  constructor(url: URL) {
    this.socket = connect(Number(url.port), url.hostname);
    this.socket.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.socket.on('close', () => (this.isClosed = true));
    this.socket.on('error', () => (this.isClosed = true));
  }

  send(text: string): void {
    if (!this.isClosed) this.socket.write(text);
  }

  close(): void {
    this.socket.destroy();
  }
}

describe('the api and bad clients', () => {
  let harness: PushHarness;
  let url: URL;

  beforeAll(async () => {
    harness = await startPushHarness({
      sandboxArgs: ['--people', '3', '--companies', '1', '--deals', '1'],
      env: {
        API_HEADERS_TIMEOUT_MS: '500',
        API_REQUEST_TIMEOUT_MS: '1500',
        API_REFUSALS_PER_MINUTE: '20',
        API_PUBLIC_PER_SECOND: '30',
        API_TRUST_PROXY: '127.0.0.1',
      },
    });
    url = new URL(harness.apiUrl);
  });
  afterAll(() => harness?.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, url), { headers });

  it('drops who sends headers for ever, and serves the others meanwhile', async () => {
    const clients = Array.from({ length: 100 }, () => new SlowClient(url));
    for (const client of clients) client.send('GET /health/live HTTP/1.1\r\nhost: x\r\n');
    // Who sends on after the answer may lose it to the connection's reset; who waits must read it.
    const quiet = new SlowClient(url);
    quiet.send('GET /health/live HTTP/1.1\r\nhost: x\r\n');
    const drip = setInterval(() => clients.forEach((client) => client.send('x-drip: 1\r\n')), 100);
    const startedAt = performance.now();
    expect((await get('/health/live')).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await eventually(() => expect(clients.filter(({ isClosed }) => !isClosed)).toEqual([]), { timeoutMs: 8_000 });
    clearInterval(drip);
    await eventually(() => expect(quiet.text).toContain('408'), { timeoutMs: 8_000 });
  });

  it('drops who sends a body for ever', async () => {
    const client = new SlowClient(url);
    client.send(
      'POST /webhooks/attio HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{',
    );
    const drip = setInterval(() => client.send(' '), 100);
    await eventually(() => client.isClosed, { timeoutMs: 8_000 });
    clearInterval(drip);
  });

  it('refuses headers and bodies that are too large', async () => {
    const client = new SlowClient(url);
    client.send(`GET /health/live HTTP/1.1\r\nhost: x\r\nx-large: ${'x'.repeat(20_000)}\r\n\r\n`);
    await eventually(() => expect(client.text).toContain('431'));
    client.close();
    const body = JSON.stringify({ events: 'x'.repeat(2_000_000) });
    const json = { 'content-type': 'application/json' };
    const large = await fetch(new URL('/webhooks/attio', url), { method: 'POST', body, headers: json });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'body_too_large' });
  });

  it('lets nobody guess keys or signatures for long, and bothers no other address', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const bad = { ...from('198.51.100.7'), authorization: 'Bearer ats_guess' };
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await get('/v1/tickets', bad)).status);
    expect(statuses[0]).toBe(401);
    const last = await get('/v1/tickets', bad);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    const webhook = await fetch(new URL('/webhooks/attio', url), {
      method: 'POST',
      headers: { ...from('198.51.100.7'), 'content-type': 'application/json', 'attio-signature': 'x' },
      body: '{}',
    });
    expect(webhook.status).toBe(429);
    expect((await get('/v1/tickets', from('198.51.100.8'))).status).toBe(401);
  });

  it('answers health and docs only so often in a second', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.9' };
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => (await get('/health/live', headers)).status),
    );
    expect(statuses).toContain(200);
    expect(statuses).toContain(429);
  });

  it('counts addresses that are spelled otherwise as what they are', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.10' };
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => (await get('/%68ealth/live', headers)).status),
    );
    expect(statuses).toContain(429);
  });

  it('tells browsers to run, frame, guess and keep nothing', async () => {
    const data = await get('/v1/tickets');
    expect(Object.fromEntries(data.headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'strict-transport-security': expect.any(String) as unknown,
      'referrer-policy': 'no-referrer',
    });
    const docs = await get('/docs');
    expect(docs.status).toBe(200);
    expect(docs.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});
