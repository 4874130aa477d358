import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { eventually, startInstallation, type TestInstallation } from '../support/index.js';

jest.setTimeout(150_000);

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}
interface Export {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: SentSpan[] }[];
  }[];
}

/** A collector: takes OTLP over HTTP and keeps the spans, with the service that sent them. */
async function startCollector() {
  const spans: (SentSpan & { service: string })[] = [];
  let raw = '';
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      raw += text;
      for (const { resource, scopeSpans } of (JSON.parse(text) as Export).resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
        for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    raw: () => raw,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('one id from process to process', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let installation: TestInstallation;

  beforeAll(async () => {
    collector = await startCollector();
    installation = await startInstallation({
      sandboxArgs: ['--people', '5', '--companies', '2', '--deals', '1'],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'debug' },
    });
  });
  afterAll(async () => {
    await installation?.stop();
    collector?.stop();
  });

  const traceOf = (id: string) => collector.spans.filter(({ traceId }) => traceId === id.replaceAll('-', ''));
  /** Lines of an app's log that carry a correlation id. */
  const linesOf = (app: 'api' | 'worker', id: string) =>
    installation.apps
      .logs(app)
      .split('\n')
      .filter((line) => line.includes(`"correlationId":"${id}"`))
      .map((line) => (JSON.parse(line) as { msg: string }).msg);

  it('leads from the delivery over the reading to the row, in traces, logs and the change log', async () => {
    const { data } = await installation.get<{ data: { id: { record_id: string } }[] }>(
      '/v1/objects/people/records?limit=1',
    );
    const recordId = data[0]?.id.record_id ?? '';
    await installation.sandbox.call('POST', '/_sandbox/act', {
      action: 'record.update',
      object: 'people',
      record_id: recordId,
      values: { job_title: 'Planted Title' },
    });
    const change = await eventually(async () => {
      const [row] = await installation.database.query<{ id: string }>(
        `SELECT correlation_id AS id FROM change_log WHERE item_id = $1 AND cause = 'webhook'`,
        [recordId],
      );
      return row ?? false;
    });
    // Each process sends its spans when it has gathered some.
    await eventually(
      () => {
        const names = traceOf(change.id).map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining(['delivery', 'refresh', 'settle']));
      },
      { timeoutMs: 10_000 },
    );
    const spans = traceOf(change.id);
    const find = (name: RegExp) => spans.find((span) => name.test(span.name));
    const delivery = find(/^delivery$/);
    expect(delivery).toMatchObject({ service: 'attio-sync-api' });
    expect(delivery?.parentSpanId ?? '').toBe('');
    expect(find(/^settle$/)).toMatchObject({ service: 'attio-sync-worker', parentSpanId: delivery?.spanId });
    expect(find(/^refresh$/)).toMatchObject({ service: 'attio-sync-worker', parentSpanId: delivery?.spanId });
    expect(find(/^(GET|POST) \/objects\//)).toMatchObject({ parentSpanId: find(/^refresh$/)?.spanId });
    expect(linesOf('api', change.id)).toContain('delivery stored');
    expect(linesOf('worker', change.id)).toContain('mark settled');
  });

  it('leads from a local edit over the push to its end', async () => {
    const response = await fetch(`${installation.apps.apiUrl}/v1/objects/people/records?wait=20`, {
      method: 'POST',
      headers: { authorization: `Bearer ${installation.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { values: { email_addresses: ['planted@words.example'] } } }),
    });
    expect(response.status).toBeLessThan(300);
    const [edit] = await installation.database.query<{ id: string }>('SELECT ticket_id AS id FROM local_edit');
    const id = edit?.id ?? '';
    await eventually(
      () => expect(traceOf(id).map(({ name }) => name)).toEqual(expect.arrayContaining(['edit', 'push'])),
      { timeoutMs: 10_000 },
    );
    const spans = traceOf(id);
    const first = spans.find(({ name }) => name === 'edit');
    const push = spans.find(({ name }) => name === 'push');
    expect(first).toMatchObject({ service: 'attio-sync-api' });
    expect(push).toMatchObject({ service: 'attio-sync-worker', parentSpanId: first?.spanId });
    expect(spans.filter(({ parentSpanId }) => parentSpanId === push?.spanId).map(({ name }) => name)).toContain(
      'PUT /objects/{}/records',
    );
    expect(linesOf('worker', id)).toContain('edit ended');
  });

  it('tells nothing of anybody', () => {
    expect(collector.raw()).not.toMatch(/planted/i);
    expect(collector.raw()).not.toContain('@');
  });
});
