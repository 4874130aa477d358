import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What arrived, in order. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

/** Answers one request in whatever way the case needs, also by breaking the connection. */
export type ScriptedAnswer = (response: ServerResponse, request: SeenRequest) => void;

/** A server that answers the n-th request by the n-th step of a script; the last step answers all that follow. */
export async function startScriptedAttio(...script: ScriptedAnswer[]) {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
      seen.push(one);
      const step = script[Math.min(seen.length, script.length) - 1];
      step?.(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { baseUrl: `http://127.0.0.1:${port}/v2`, seen, stop };
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): ScriptedAnswer {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A refusal in Attio's envelope. */
export function refusal(
  status: number,
  code: string,
  message = '',
  more: Record<string, unknown> = {},
): ScriptedAnswer {
  return json(status, { status_code: status, type: 'invalid_request_error', code, message, ...more });
}

/** What a gateway says for a service that is down. */
export const htmlError: ScriptedAnswer = (response) =>
  response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>');

/** Half of an answer, then nothing. */
export const cutBody: ScriptedAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"data": {"id"');
  setImmediate(() => response.destroy());
};

/** The connection ends without an answer. */
export const cutConnection: ScriptedAnswer = (response) => response.destroy();

/** No answer at all. */
export const silence: ScriptedAnswer = () => undefined;
