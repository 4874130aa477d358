import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOk, startApp } from '../../scripts/lib/apps.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { waitUntilReady } from '../../scripts/lib/service.mjs';
import { temporaryFolder } from './temporary-folder.js';

export type AppName = 'api' | 'worker';

export interface AppsOptions {
  databaseUrl: string;
  redisUrl: string;
  /** What ATTIO_BASE_URL must be: a sandbox's, or of any stand-in. */
  attioBaseUrl: string;
  attioApiKey: string;
  webhookSecret: string;
  /** Any other key, or another value for one of the above. */
  env?: Record<string, string>;
  /** Which to start; both by default. */
  apps?: AppName[];
  /** `false`: do not wait for `/health/ready`, because a part that it needs is missing on purpose. */
  waitForReady?: boolean;
  apiPort?: number;
}

export interface TestApps {
  /** Origin of the api, e.g. `http://127.0.0.1:40123`. */
  apiUrl: string;
  apiPort: number;
  /** Everything the app wrote so far, over all its lives. */
  logs: (app: AppName) => string;
  isUp: (app: AppName) => boolean;
  /** Ends an app by a signal and waits until it is gone. */
  kill: (app: AppName, signal?: NodeJS.Signals) => Promise<void>;
  /** Starts an app again after `kill`. */
  start: (app: AppName) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the built api and worker as processes of their own, on free ports, and waits until they are ready. */
export async function startApps(options: AppsOptions): Promise<TestApps> {
  const apiPort = options.apiPort ?? (await freePort());
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const folder = temporaryFolder();
  const running = new Map<AppName, ReturnType<typeof startApp>>();
  const logFile = (app: AppName) => join(folder, `${app}.log`);

  const start = async (app: AppName) => {
    const service = startApp(app, { env: environment(options, apiPort), logFile: logFile(app) });
    running.set(app, service);
    // The worker serves no port: its first log line that says so is as ready as it gets.
    const isReady =
      app === 'api' ? () => isOk(`${apiUrl}/health/ready`) : async () => read(logFile(app)).includes('worker is ready');
    if (options.waitForReady !== false) await waitUntilReady(service, isReady);
  };

  await Promise.all((options.apps ?? ['api', 'worker']).map(start));
  return {
    apiUrl,
    apiPort,
    logs: (app) => read(logFile(app)),
    isUp: (app) => running.get(app)?.isUp() ?? false,
    kill: async (app, signal = 'SIGKILL') => {
      running.get(app)?.kill(signal);
      await running.get(app)?.exited;
    },
    start,
    stop: async () => {
      await Promise.all([...running.values()].map((service) => service.stop()));
    },
  };
}

/** Only what a process needs from this one's environment, so that a developer's own settings change no test. */
function environment(options: AppsOptions, apiPort: number): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  return {
    ...{ PATH, HOME, TMPDIR, TZ },
    NODE_ENV: 'development',
    LOG_LEVEL: 'info',
    API_HOST: '127.0.0.1',
    API_PORT: String(apiPort),
    DATABASE_URL: options.databaseUrl,
    REDIS_URL: options.redisUrl,
    ATTIO_BASE_URL: options.attioBaseUrl,
    ATTIO_API_KEY: options.attioApiKey,
    ATTIO_WEBHOOK_SECRET: options.webhookSecret,
    ...options.env,
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
