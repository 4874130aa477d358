import { join } from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { startService, waitUntilReady } from '../../scripts/lib/service.mjs';
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

export const SANDBOX_API_KEY = 'sandbox-test-key';

/** A sandbox of this test's own, as a process: the built one, so that it is what users run. */
export async function startSandbox(args: string[] = []): Promise<TestSandbox> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = startService({
    name: 'sandbox',
    command: process.execPath,
    args: ['--enable-source-maps', join(projectRoot, 'dist/apps/sandbox/src/main.js'), ...args],
    env: {
      ...process.env,
      SANDBOX_PORT: String(port),
      SANDBOX_HOST: '127.0.0.1',
      SANDBOX_API_KEY,
      SANDBOX_ALLOW_HTTP_TARGETS: '1',
    },
    logFile: join(temporaryFolder(), 'sandbox.log'),
    stopSignal: 'SIGTERM',
  });
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(origin + path, {
      method,
      headers: {
        authorization: `Bearer ${SANDBOX_API_KEY}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  await waitUntilReady(service, () =>
    call('GET', '/v2/self').then(
      () => true,
      () => false,
    ),
  );
  return { origin, baseUrl: `${origin}/v2`, apiKey: SANDBOX_API_KEY, call, stop: () => service.stop() };
}
