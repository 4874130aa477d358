import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.js';

/** An answer of the sandbox, body parsed. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Client {
  readonly sandbox: Sandbox;
  /** Calls the API in-process; `path` starts after `/v2`. */
  readonly api: (method: string, path: string, body?: unknown, token?: string | null) => Promise<Reply>;
  /** Sends a form; `path` starts after `/v2`. */
  readonly upload: (path: string, form: FormData) => Promise<Reply>;
  /** Calls the control API; `path` starts after `/_sandbox`. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

/** Every answer given to any test client, for checks that look at all of them. */
export type Observer = (method: string, url: string, reply: Reply) => void;

/** A small sandbox without a port, and a way to call it. Rate limits are off unless asked for. */
export function setup(options: SandboxOptions = {}, observe?: Observer): Client {
  const small = { people: 12, companies: 6, deals: 4 };
  const settings = { ...options.settings, limits: { enabled: false, ...options.settings?.limits } };
  const sandbox = createSandbox({ ...small, ...options, settings });
  const call = async (
    method: string,
    url: string,
    body?: unknown,
    token: string | null = sandbox.apiKey,
  ): Promise<Reply> => {
    const answer = await sandbox.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    const parsed: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
    const reply = { status: answer.statusCode, headers, body: parsed };
    if (url.startsWith('/v2/')) observe?.(method, url, reply);
    return reply;
  };
  return {
    sandbox,
    api: (method, path, body, token) => call(method, `/v2${path}`, body, token),
    upload: async (path, form) => {
      const encoded = new Response(form);
      const url = `/v2${path}`;
      const answer = await sandbox.app.inject({
        method: 'POST',
        url,
        headers: {
          authorization: `Bearer ${sandbox.apiKey}`,
          'content-type': encoded.headers.get('content-type') ?? '',
        },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      const reply = { status: answer.statusCode, headers: {}, body: JSON.parse(answer.body) as unknown };
      observe?.('POST', url, reply);
      return reply;
    },
    control: (method, path, body) => call(method, `/_sandbox${path}`, body),
    close: () => sandbox.close(),
  };
}

/** A member deep inside a JSON value, by keys and indexes; undefined where the way ends. */
export function dig(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null ? (Reflect.get(inner, key) as unknown) : undefined;
  }, value);
}

/** The same, as text: fails loudly when it is none. */
export function digText(value: unknown, ...path: (string | number)[]): string {
  const found = dig(value, ...path);
  if (typeof found !== 'string')
    throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)?.slice(0, 300)}`);
  return found;
}

/** Waits until something holds; fails after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come true`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
