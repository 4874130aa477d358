import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Clock } from '@app/common';
import { feedConfig, type FeedConfig } from '../feed.config.js';
import { TargetCheck } from './target-check.js';
import { WebhookSender } from './webhook-sender.js';

const message = { id: 'msg_1', body: '{}' };
const secrets = ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'];

function setup(over: Partial<FeedConfig>) {
  const config: FeedConfig = { ...feedConfig(), attemptTimeoutMs: 1_000, ...over };
  const targets = new TargetCheck(config);
  return { sut: new WebhookSender(config, targets, new Clock()), targets };
}

/** Counts the connections it gets; none may arrive where a target is refused. */
async function startServer(handler: Parameters<typeof createServer>[1]) {
  let connections = 0;
  const server = createServer(handler as never);
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, connections: () => connections, stop: () => (server.closeAllConnections(), server.close()) };
}

describe('WebhookSender', () => {
  it('opens no connection to a name that leads into our own network', async () => {
    const server = await startServer((_, response) => response.writeHead(204).end());
    const { sut } = setup({ allowPrivateTargets: false });
    // `localhost` passes the look at the URL; its addresses are judged when the socket is made.
    const byName = await sut.send(`https://localhost:${server.port}/`, message, secrets);
    const byAddress = await sut.send(`https://127.0.0.1:${server.port}/`, message, secrets);
    const byOddAddress = await sut.send(`https://0x7f000001:${server.port}/`, message, secrets);
    for (const result of [byName, byAddress, byOddAddress]) {
      expect(result).toMatchObject({ isDelivered: false, status: null });
      expect(result.error).toMatch(/^This target is refused: it is not a public address/);
    }
    expect(server.connections()).toBe(0);
    server.stop();
    sut.onModuleDestroy();
  });

  it('refuses metadata addresses, plain HTTP and credentials when a target is set', async () => {
    const open = setup({ allowPrivateTargets: true }).targets;
    const closed = setup({ allowPrivateTargets: false }).targets;
    await expect(open.assertAllowed('http://169.254.169.254/latest/')).rejects.toMatchObject({
      code: 'target_forbidden',
    });
    await expect(closed.assertAllowed('http://example.com/')).rejects.toThrow('https://');
    await expect(closed.assertAllowed('https://me:secret@example.com/')).rejects.toThrow('credentials');
    await expect(closed.assertAllowed('https://localhost/')).rejects.toThrow('not a public address');
    await expect(closed.assertAllowed('ftp://example.com/')).rejects.toMatchObject({ path: 'target_url' });
    await expect(closed.assertAllowed('https://[::1]/')).rejects.toThrow('not a public address');
  });

  it('does not follow redirects', async () => {
    const server = await startServer((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    const { sut } = setup({ allowPrivateTargets: true });
    const result = await sut.send(`http://127.0.0.1:${server.port}/`, message, secrets);
    expect(result).toMatchObject({ isDelivered: false, status: 302, error: 'answered 302' });
    server.stop();
    sut.onModuleDestroy();
  });

  it('gives up on a receiver that does not answer in time', async () => {
    const server = await startServer(() => undefined);
    const { sut } = setup({ allowPrivateTargets: true, attemptTimeoutMs: 100 });
    const result = await sut.send(`http://127.0.0.1:${server.port}/`, message, secrets);
    expect(result).toMatchObject({ isDelivered: false, status: null, error: 'no answer in time' });
    server.stop();
    sut.onModuleDestroy();
  });

  it('does not take in an endless answer', async () => {
    let sent = 0;
    const server = await startServer((_, response) => {
      const chunk = Buffer.alloc(16_384);
      response.on('error', () => undefined);
      const write = (): void => {
        while (!response.destroyed && sent < 50_000_000 && response.write(chunk)) sent += chunk.length;
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    });
    const { sut } = setup({ allowPrivateTargets: true });
    const result = await sut.send(`http://127.0.0.1:${server.port}/`, message, secrets);
    expect(result).toMatchObject({ isDelivered: true, status: 200 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sent).toBeLessThan(20_000_000);
    server.stop();
    sut.onModuleDestroy();
  });
});
