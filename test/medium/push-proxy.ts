import { createServer, request, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface ProxiedCall {
  method: string;
  /** Without the query. */
  path: string;
  body: string;
}

/**
 * What happens to a call: passed on; cut before it arrives; or done without an answer, the connection being cut or left
 * open until the caller's time is over.
 */
export type Fate = 'pass' | 'cut_before' | 'cut_after' | 'silent_after';

export interface AttioProxy {
  /** What ATTIO_BASE_URL must be. */
  baseUrl: string;
  /** Called before a call is passed on; `pass` when there is none. */
  onCall: ((call: ProxiedCall) => Fate | Promise<Fate>) | null;
  /** Called when Attio has answered, before the answer is passed on. */
  onAnswer: ((call: ProxiedCall, status: number) => void | Promise<void>) | null;
  /** Calls passed on, and answered or cut. */
  calls: (ProxiedCall & { atMs: number; status: number | null })[];
  stop: () => Promise<void>;
}

/** Stands between the service and the sandbox: sees every call, and lets a test act in the middle of one. */
export async function startAttioProxy(targetOrigin: string): Promise<AttioProxy> {
  const target = new URL(targetOrigin);
  const calls: AttioProxy['calls'] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await textOf(incoming);
      const call = { method: incoming.method ?? '', path: (incoming.url ?? '').split('?')[0] ?? '', body };
      const fate = (await proxy.onCall?.(call)) ?? 'pass';
      if (fate === 'cut_before') return incoming.socket.destroy();
      const { method, url: path, headers } = incoming;
      const options = { host: target.hostname, port: target.port, method, path, headers };
      const passed = request(options, (answer) => {
        void (async () => {
          const text = await bufferOf(answer);
          calls.push({ ...call, atMs: Date.now(), status: fate === 'pass' ? (answer.statusCode ?? 0) : null });
          await proxy.onAnswer?.(call, answer.statusCode ?? 0);
          if (fate === 'cut_after') return incoming.socket.destroy();
          if (fate === 'silent_after') return;
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(text);
        })();
      });
      passed.on('error', () => incoming.socket.destroy());
      passed.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: AttioProxy = {
    baseUrl: `http://127.0.0.1:${port}/v2`,
    onCall: null,
    onAnswer: null,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}

async function bufferOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function textOf(message: IncomingMessage): Promise<string> {
  return (await bufferOf(message)).toString('utf8');
}
