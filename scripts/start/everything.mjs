// @ts-check
import { join, relative } from 'node:path';
import { isOk, SANDBOX_API_KEY, startApp, startSandboxApp } from '../lib/apps.mjs';
import { ensureBuilt } from '../lib/build.mjs';
import { ensureDependencies } from '../lib/dependencies.mjs';
import { assertPortFree } from '../lib/ports.mjs';
import { keptSecret } from '../lib/secrets.mjs';
import { waitUntilReady } from '../lib/service.mjs';
import { ApiClient } from './api-client.mjs';
import { AttioCalls } from './attio.mjs';
import { ensureFirstKey, makeFirstKey } from './first-key.mjs';
import { showBackfill } from './progress.mjs';
import { provideServers } from './servers.mjs';
import { summary, tryLine } from './summary.mjs';
import { ensureWebhook } from './webhook.mjs';

/** The longest wait for a first person to show in the printed example; on a first start it is shown after the backfill. */
const FIRST_PERSON_WITHIN_MS = 1_000;

/**
 * @typedef {object} Start
 * @property {import('./settings.mjs').Settings} settings
 * @property {import('./supervisor.mjs').Supervisor} supervisor
 * @property {string[]} args for the sandbox
 * @property {AbortSignal} signal
 */

/** From nothing to ready, and the backfill shown to its end. @param {Start} start */
export async function startEverything(start) {
  const { settings, supervisor, signal } = start;
  const say = (/** @type {string} */ line) => console.log(line);
  await assertPortFree(settings.apiPort, settings.apiHost, { what: 'the api', variable: 'API_PORT' });
  if (settings.usesSandbox)
    await assertPortFree(settings.sandboxPort, '127.0.0.1', { what: 'the sandbox', variable: 'SANDBOX_PORT' });
  await ensureDependencies(say);
  await ensureBuilt({ announce: say });
  signal.throwIfAborted();

  say('Starting');
  const sandboxStart = settings.usesSandbox ? keepSandbox(start) : undefined;
  sandboxStart?.catch(() => {}); // awaited below; the servers' own failure may come first
  const servers = await provideServers(settings, supervisor);
  const { migrate } = await import('../lib/migrator.mjs'); // needs a package, so not before these are installed
  const applied = await migrate(servers.postgres.url);
  if (applied.length > 0) say(`Migrations applied: ${applied.join(', ')}`);
  const sandbox = await sandboxStart;
  signal.throwIfAborted();

  const attioBaseUrl = sandbox?.baseUrl ?? settings.env.ATTIO_BASE_URL ?? 'https://api.attio.com/v2';
  const attioApiKey = sandbox ? SANDBOX_API_KEY : (settings.env.ATTIO_API_KEY ?? '');
  const { secret, notes } = await subscribe(settings, new AttioCalls(attioBaseUrl, attioApiKey));
  const env = {
    ...settings.env,
    API_HOST: settings.apiHost,
    API_PORT: String(settings.apiPort),
    DATABASE_URL: servers.postgres.url,
    REDIS_URL: servers.redis.url,
    ATTIO_BASE_URL: attioBaseUrl,
    ATTIO_API_KEY: attioApiKey,
    ATTIO_WEBHOOK_SECRET: secret,
  };
  current.secret = secret;
  const origin = `http://${['0.0.0.0', '::'].includes(settings.apiHost) ? '127.0.0.1' : settings.apiHost}:${settings.apiPort}`;
  const keyFile = join(settings.folder, settings.usesSandbox ? 'first-api-key' : 'first-api-key.workspace');
  const [firstKey] = await Promise.all([
    ensureFirstKey(keyFile, env),
    keepApi(start, env, origin),
    keepWorker(start, env),
  ]);
  let api = new ApiClient(origin, firstKey);
  if (!(await api.keyIsKnown())) api = new ApiClient(origin, await makeFirstKey(keyFile, env));

  const email = await firstEmail(api, signal);
  say(
    summary({
      origin,
      apiPid: supervisor.pidOf('api'),
      workerPid: supervisor.pidOf('worker'),
      sandbox: sandbox && { baseUrl: sandbox.baseUrl, pid: supervisor.pidOf('sandbox') },
      postgres: servers.postgres.title,
      redis: servers.redis.title,
      logs: relative(process.cwd(), settings.logs),
      key: api.key,
      keyFile: relative(process.cwd(), keyFile),
      email,
      notes,
    }),
  );
  await showBackfill((limit) => api.listRuns(limit), { say, stream: process.stdout, signal });
  const later = email ?? (await firstEmail(api, signal));
  if (email === undefined && later) say(`Try: ${tryLine(origin, api.key, later)}`);
  if (!signal.aborted) say('Press Ctrl-C to stop.');
}

/** The secret of the webhook in use; a sandbox that comes back has forgotten it and gets another. */
const current = { secret: '' };

/** @param {Start} start */
async function keepSandbox({ settings, supervisor, args }) {
  const options = { port: settings.sandboxPort, logFile: join(settings.logs, 'sandbox.log'), args, env: settings.env };
  const subscribeAgain = async () => {
    const attio = new AttioCalls(`http://127.0.0.1:${settings.sandboxPort}/v2`, SANDBOX_API_KEY);
    current.secret = (await subscribe(settings, attio)).secret;
    await supervisor.restart('api');
  };
  return supervisor.keep(() => startSandboxApp(options), subscribeAgain);
}

/** @param {Start} start @param {NodeJS.ProcessEnv} env @param {string} origin */
async function keepApi({ settings, supervisor }, env, origin) {
  await supervisor.keep(async () => {
    const withSecret = { ...env, ATTIO_WEBHOOK_SECRET: current.secret };
    const service = startApp('api', { env: withSecret, logFile: join(settings.logs, 'api.log') });
    await waitUntilReady(service, () => isOk(`${origin}/health/ready`));
    return service;
  });
}

/** @param {Start} start @param {NodeJS.ProcessEnv} env */
async function keepWorker({ settings, supervisor }, env) {
  await supervisor.keep(async () => startApp('worker', { env, logFile: join(settings.logs, 'worker.log') }));
}

/**
 * @param {import('./settings.mjs').Settings} settings @param {AttioCalls} attio
 * @returns {Promise<{ secret: string, notes: string[] }>}
 */
async function subscribe(settings, attio) {
  const file = join(settings.folder, settings.usesSandbox ? 'webhook.sandbox.json' : 'webhook.json');
  if (settings.usesSandbox) {
    return {
      secret: await ensureWebhook(attio, `http://127.0.0.1:${settings.apiPort}/webhooks/attio`, file),
      notes: [],
    };
  }
  const answers = await attio.checkKey();
  const notes = answers ? [] : ['Attio does not answer at the moment: the mirror is served as it is.'];
  if (settings.env.ATTIO_WEBHOOK_SECRET) return { secret: settings.env.ATTIO_WEBHOOK_SECRET, notes };
  if (settings.publicUrl && answers) {
    return { secret: await ensureWebhook(attio, `${settings.publicUrl}/webhooks/attio`, file), notes };
  }
  // The receiver refuses to run without a secret, so it gets one that nobody knows.
  const unknown = keptSecret(join(settings.folder, 'webhook.unused-secret'));
  const live =
    'Live changes will not arrive until PUBLIC_URL (the https address of this api) or ATTIO_WEBHOOK_SECRET is set.';
  return { secret: unknown, notes: [...notes, live] };
}

/** @param {ApiClient} api @param {AbortSignal} signal */
async function firstEmail(api, signal) {
  const deadline = Date.now() + FIRST_PERSON_WITHIN_MS;
  while (Date.now() < deadline && !signal.aborted) {
    const email = await api.findSomeEmail().catch(() => undefined);
    if (email) return email;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}
