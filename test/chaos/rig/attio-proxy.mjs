// @ts-check
import { createServer, request } from 'node:http';

/**
 * Stands between the workers and Attio and rewrites answers, for what Attio does and the sandbox has no dial for.
 * @typedef {{ status: number, body: any }} Answer
 */
export class AttioProxy {
  /**
   * Changes an answer with a JSON body; set by the scenario. It is told the body of the request as well.
   * @type {((path: string, answer: Answer, asked: any) => Answer | Promise<Answer>) | null}
   */
  rewrite = null;
  port = 0;

  /** @param {string} targetOrigin */
  constructor(targetOrigin) {
    this.target = new URL(targetOrigin);
    this.server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing));
  }

  /** @param {string} targetOrigin */
  static async start(targetOrigin) {
    const proxy = new AttioProxy(targetOrigin);
    await new Promise((resolve) => proxy.server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const address = proxy.server.address();
    proxy.port = typeof address === 'object' && address ? address.port : 0;
    return proxy;
  }

  get baseUrl() {
    return `http://127.0.0.1:${this.port}/v2`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @param {import('node:http').IncomingMessage} incoming @param {import('node:http').ServerResponse} outgoing */
  async #pass(incoming, outgoing) {
    const { method, url: path = '', headers } = incoming;
    const asked = await bufferOf(incoming);
    const passed = request({ host: this.target.hostname, port: this.target.port, method, path, headers }, (answer) => {
      void bufferOf(answer).then(async (bytes) => {
        const { statusCode: status = 502, headers: given } = answer;
        const isJson = String(given['content-type']).startsWith('application/json');
        if (this.rewrite === null || !isJson) return outgoing.writeHead(status, given).end(bytes);
        const json = asked.length === 0 ? null : JSON.parse(asked.toString());
        const after = await this.rewrite(
          path.split('?')[0] ?? '',
          { status, body: JSON.parse(bytes.toString()) },
          json,
        );
        const body = Buffer.from(JSON.stringify(after.body));
        outgoing.writeHead(after.status, { ...given, 'content-length': body.length }).end(body);
      });
    });
    passed.on('error', () => incoming.socket.destroy());
    passed.end(asked);
  }
}

/** @param {import('node:http').IncomingMessage} message */
async function bufferOf(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}
