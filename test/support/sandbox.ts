import { join } from 'node:path';
import { SANDBOX_API_KEY, startSandboxApp } from '../../scripts/lib/apps.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { temporaryFolder } from './temporary-folder.js';

export interface TestSandbox {
  /** Origin, e.g. `http://127.0.0.1:40123`. */
  origin: string;
  /** What ATTIO_BASE_URL must be. */
  baseUrl: string;
  apiKey: string;
  /** One call of the sandbox's API as Attio's caller (`/v2/...`) or of its control API (`/_sandbox/...`); throws unless 2xx. */
  call: <T = unknown>(method: string, path: string, body?: unknown) => Promise<T>;
  stop: () => Promise<void>;
}

/** A sandbox of this test's own, as a process: the built one, so that it is what users run. */
export async function startSandbox(args: string[] = []): Promise<TestSandbox> {
  const service = await startSandboxApp({
    port: await freePort(),
    logFile: join(temporaryFolder(), 'sandbox.log'),
    args,
  });
  const origin = new URL(service.baseUrl).origin;
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const json = body === undefined ? undefined : { 'content-type': 'application/json' };
    const response = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${SANDBOX_API_KEY}`, ...json },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return { origin, baseUrl: service.baseUrl, apiKey: SANDBOX_API_KEY, call, stop: () => service.stop() };
}
