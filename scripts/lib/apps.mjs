// @ts-check
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { startService, waitUntilReady } from './service.mjs';

/** The key every sandbox knows (apps/sandbox/src/seed/seed.ts). */
export const SANDBOX_API_KEY = 'sandbox_00000000000000000000000000000000000000000000000000000001';

/**
 * @typedef {object} AppOptions
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile
 * @property {string[]} [args]
 * @property {string[]} [nodeArgs] of Node itself
 */

/**
 * Node takes memory as long as the machine has some, and gives back little. The worker's work is pages that live for a
 * second: with less room it collects them earlier, for a few percent more time. The api collects its old space when that
 * has doubled, not when it has grown by a tenth: whoever asks meanwhile waits. Both: docs/performance.md.
 * @type {Record<string, string[]>}
 */
export const MEMORY = {
  api: ['--heap-growing-percent=100'],
  worker: ['--max-semi-space-size=4', '--max-old-space-size=384'],
};

/**
 * Pages are buffers of megabytes. Left alone, glibc soon takes room for such from its heap, which is never whole again;
 * from this size on it asks the system for them, and gives them back at once. Other systems do not know the variable.
 * @type {Record<string, Record<string, string>>}
 */
export const ALLOCATION = {
  worker: { MALLOC_MMAP_THRESHOLD_: '262144' },
};

/**
 * Starts one of the built apps.
 * @param {'api' | 'worker' | 'sandbox'} name
 * @param {AppOptions} options
 */
export function startApp(name, { env, logFile, args = [], nodeArgs = [] }) {
  return startService({
    name,
    command: process.execPath,
    args: [
      ...(MEMORY[name] ?? []),
      ...nodeArgs,
      '--enable-source-maps',
      join(projectRoot, `dist/apps/${name}/src/main.js`),
      ...args,
    ],
    cwd: projectRoot,
    env: { ...ALLOCATION[name], ...env },
    logFile,
    stopSignal: 'SIGTERM',
  });
}

/**
 * A sandbox of one's own on the loopback interface, ready to be called.
 * @param {{ port: number, logFile: string, args?: string[], env?: NodeJS.ProcessEnv }} options
 */
export async function startSandboxApp({ port, logFile, args, env = process.env }) {
  const settings = { SANDBOX_HOST: '127.0.0.1', SANDBOX_PORT: String(port), SANDBOX_ALLOW_HTTP_TARGETS: '1' };
  const service = startApp('sandbox', { env: { ...env, ...settings }, logFile, args });
  const baseUrl = `http://127.0.0.1:${port}/v2`;
  await waitUntilReady(service, () => isOk(`${baseUrl}/self`, SANDBOX_API_KEY));
  return { ...service, port, baseUrl };
}

/** @param {string} url @param {string} [key] @returns {Promise<boolean>} whether the address answers with success */
export async function isOk(url, key) {
  try {
    const headers = key ? { authorization: `Bearer ${key}` } : undefined;
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
