// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isOk } from '../../../scripts/lib/apps.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { startService } from '../../../scripts/lib/service.mjs';

const READY_MS = 60_000;

/** The built api and workers as processes of their own, to be killed and started again at will. */
export class Apps {
  /** @type {Map<string, ReturnType<typeof startService>>} */
  #running = new Map();
  /** Where in its log the present life of each began. @type {Map<string, number>} */
  #logFrom = new Map();
  #isClosed = false;

  /**
   * @param {{ root: string, folder: string, apiPort: number, workers: number, env: Record<string, string>,
   *   apiEnv: Record<string, string> }} options `apiEnv` is for the api alone
   */
  constructor({ root, folder, apiPort, workers, env, apiEnv }) {
    this.root = root;
    this.folder = folder;
    this.apiUrl = `http://127.0.0.1:${apiPort}`;
    this.env = env;
    this.apiEnv = { ...apiEnv, API_PORT: String(apiPort) };
    /** Names of all workers: `worker-1` … */
    this.workers = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`);
  }

  get names() {
    return ['api', ...this.workers];
  }

  /** Starts one that does not run. @param {string} name */
  start(name) {
    if (this.#isClosed || this.#running.get(name)?.isUp()) return;
    const from = sizeOf(this.logFile(name));
    const app = name === 'api' ? 'api' : 'worker';
    const { PATH, HOME, TMPDIR, TZ } = process.env;
    const service = startService({
      name,
      command: process.execPath,
      args: [join(this.root, `apps/${app}/src/main.js`)],
      cwd: projectRoot,
      env: { PATH, HOME, TMPDIR, TZ, ...this.env, ...(app === 'api' ? this.apiEnv : {}) },
      logFile: this.logFile(name),
      stopSignal: 'SIGTERM',
    });
    this.#running.set(name, service);
    this.#logFrom.set(name, from);
  }

  /** Starts one and waits until it can work. @param {string} name */
  async startReady(name) {
    this.start(name);
    const isReady =
      name === 'api'
        ? () => isOk(`${this.apiUrl}/health/ready`)
        : async () => readFrom(this.logFile(name), this.#logFrom.get(name) ?? 0).includes('worker is ready');
    const deadline = Date.now() + READY_MS;
    while (!(await isReady())) {
      if (Date.now() > deadline) throw new Error(`${name} was not ready in time: see ${this.logFile(name)}`);
      if (this.#isClosed) return;
      if (!this.#running.get(name)?.isUp()) this.start(name);
      await wait(50);
    }
  }

  /** Starts what does not run, at once, as whatever looks after processes would. */
  startAll() {
    for (const name of this.names) this.start(name);
  }

  async startAllReady() {
    await Promise.all(this.names.map((name) => this.startReady(name)));
  }

  /** Ends one by a signal and waits until it is gone. @param {string} name @param {NodeJS.Signals} [signal] */
  async kill(name, signal = 'SIGKILL') {
    const service = this.#running.get(name);
    service?.kill(signal);
    await service?.exited;
  }

  /** @param {string} name */
  isUp(name) {
    return this.#running.get(name)?.isUp() ?? false;
  }

  /** @param {string} name @returns {number | undefined} */
  pid(name) {
    return this.isUp(name) ? this.#running.get(name)?.pid : undefined;
  }

  async stop() {
    this.#isClosed = true;
    await Promise.all([...this.#running.values()].map((service) => service.stop()));
  }

  /** @param {string} name */
  logFile(name) {
    return join(this.folder, `${name}.log`);
  }
}

/** @param {string} path */
function sizeOf(path) {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** @param {string} path @param {number} from */
function readFrom(path, from) {
  try {
    return readFileSync(path).subarray(from).toString();
  } catch {
    return '';
  }
}
