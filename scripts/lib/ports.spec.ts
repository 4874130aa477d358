import { createServer, type AddressInfo, type Server } from 'node:net';
import { assertPortFree, freePort, freePortFrom, isPortFree } from './ports.mjs';

describe('ports', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('names the busy port and the variable that moves it, in one sentence', async () => {
    await expect(assertPortFree(port, '127.0.0.1', { what: 'the api', variable: 'API_PORT' })).rejects.toThrow(
      `Port ${port}, which the api needs, is used by another program: stop that one, or choose another port with API_PORT=${port + 1}.`,
    );
  });

  it('gives a server no port that an outgoing connection may be given before it starts', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(new Set(ports).size).toBeGreaterThan(40);
    await expect(isPortFree(ports[0] ?? 0)).resolves.toBe(true);
  });

  it('moves to the next free port', async () => {
    await expect(freePortFrom(port)).resolves.toBeGreaterThan(port);
  });
});
