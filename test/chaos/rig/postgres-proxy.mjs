// @ts-check
import { connect, createServer } from 'node:net';

/** What Postgres answers when it has committed: a CommandComplete message with the tag COMMIT. */
const COMMITTED = Buffer.from([0x43, 0, 0, 0, 11, ...Buffer.from('COMMIT\0')]);

/** Stands between the api and Postgres, to act in the moment between a commit and the news of it. */
export class PostgresProxy {
  /** @type {Set<import('node:net').Socket>} */
  #sockets = new Set();
  /** @type {((hold: true) => void) | null} */
  #onCommit = null;

  /** @param {number} targetPort */
  constructor(targetPort) {
    this.targetPort = targetPort;
    this.port = 0;
    this.server = createServer((client) => this.#join(client));
  }

  /** @param {number} targetPort */
  static async start(targetPort) {
    const proxy = new PostgresProxy(targetPort);
    await new Promise((resolve) => proxy.server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = proxy.server.address();
    proxy.port = typeof address === 'object' && address ? address.port : 0;
    return proxy;
  }

  /** @param {string} databaseUrl */
  urlOf(databaseUrl) {
    const url = new URL(databaseUrl);
    url.port = String(this.port);
    return url.href;
  }

  /** Waits for the next commit, holds its news back, and acts. @param {() => Promise<void>} act */
  async untilCommit(act) {
    await new Promise((resolve) => {
      this.#onCommit = resolve;
    });
    await act();
  }

  async stop() {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @param {import('node:net').Socket} client */
  #join(client) {
    const server = connect(this.targetPort, '127.0.0.1');
    const pairs = /** @type {const} */ ([
      [client, server],
      [server, client],
    ]);
    for (const [socket, other] of pairs) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      const act = this.#onCommit;
      if (act !== null && bytes.includes(COMMITTED)) {
        this.#onCommit = null;
        act(true); // and the news is never passed on
      } else if (!client.destroyed) client.write(bytes);
    });
  }
}
