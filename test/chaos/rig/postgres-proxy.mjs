// @ts-check
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Stands between the api and Postgres, to act in the moment between a commit and the news of it. In a thread of its own:
 * a harness that is busy with the answers of hundreds of callers would otherwise make the api's Postgres slow.
 */
export class PostgresProxy {
  /** @param {Worker} worker @param {number} port */
  constructor(worker, port) {
    this.worker = worker;
    this.port = port;
  }

  /** @param {number} targetPort */
  static async start(targetPort) {
    const worker = new Worker(new URL('./postgres-proxy-thread.mjs', import.meta.url), { workerData: { targetPort } });
    const [port] = await once(worker, 'message');
    return new PostgresProxy(worker, port);
  }

  /** @param {string} databaseUrl */
  urlOf(databaseUrl) {
    const url = new URL(databaseUrl);
    url.port = String(this.port);
    return url.href;
  }

  /** Waits for the next commit, holds its news back, and acts. @param {() => Promise<void>} act */
  async untilCommit(act) {
    this.worker.postMessage('hold the next');
    await once(this.worker, 'message');
    await act();
  }

  async stop() {
    await this.worker.terminate();
  }
}
