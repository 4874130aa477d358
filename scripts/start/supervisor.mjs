// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('../lib/service.mjs').Service} Service */

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
/** Whoever ran this long has recovered: its next end is a new story. */
const STEADY_MS = 10_000;

/** Keeps services up: what ends without being told to is started again, after a pause that grows while it does not help. */
export class Supervisor {
  #isStopping = false;
  /** @type {Map<string, Service>} in the order of their start */
  #running = new Map();
  #announce;
  #onStarted;

  /**
   * @param {object} hooks
   * @param {(line: string) => void} hooks.announce
   * @param {(service: Service) => void} hooks.onStarted
   */
  constructor({ announce, onStarted }) {
    this.#announce = announce;
    this.#onStarted = onStarted;
  }

  /**
   * Starts a service and looks after it from then on.
   * @template {Service} S
   * @param {() => Promise<S>} start resolves when the service is ready
   * @param {() => Promise<void>} [afterRestart]
   * @returns {Promise<S>}
   * @throws when the first start fails
   */
  async keep(start, afterRestart) {
    const service = await this.#start(start);
    void this.#lookAfter(service, start, afterRestart);
    return service;
  }

  /** @param {string} name */
  pidOf(name) {
    return this.#running.get(name)?.pid;
  }

  /** Ends a service and lets it come back. @param {string} name */
  async restart(name) {
    await this.#running.get(name)?.stop();
  }

  /** Ends all, the last started first. */
  async stopAll() {
    this.#isStopping = true;
    for (const service of [...this.#running.values()].reverse()) await service.stop();
  }

  /** Without asking politely. */
  killAll() {
    this.#isStopping = true;
    for (const service of this.#running.values()) service.kill('SIGKILL');
  }

  /** @template {Service} S @param {() => Promise<S>} start */
  async #start(start) {
    const service = await start();
    this.#running.set(service.name, service);
    this.#onStarted(service);
    if (this.#isStopping) await service.stop();
    return service;
  }

  /** @param {Service} service @param {() => Promise<Service>} start @param {() => Promise<void>} [afterRestart] */
  async #lookAfter(service, start, afterRestart) {
    let waitMs = FIRST_WAIT_MS;
    for (let current = service; ;) {
      const upSinceMs = Date.now();
      const how = await current.exited;
      if (Date.now() - upSinceMs > STEADY_MS) waitMs = FIRST_WAIT_MS;
      while (!this.#isStopping) {
        await sleep(waitMs);
        waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
        if (this.#isStopping) return;
        try {
          current = await this.#start(start);
          await afterRestart?.();
          this.#announce(`${current.name} ended (${how}) and was started again, process ${current.pid}`);
          break;
        } catch (error) {
          const [reason] = String(error instanceof Error ? error.message : error).split('\n');
          if (!this.#isStopping)
            this.#announce(`${current.name} ended (${how}) and could not be started: ${reason} Trying again.`);
        }
      }
      if (this.#isStopping) return;
    }
  }
}
