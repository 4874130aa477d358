// @ts-check
import { join } from 'node:path';
import { SANDBOX_API_KEY, startSandboxApp } from '../../../scripts/lib/apps.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { callJson } from './json.mjs';

/** Everything Attio can tell of, named one by one as it wants it. */
const EVENTS = [
  ...['record.created', 'record.updated', 'record.deleted', 'record.merged'],
  ...['list.created', 'list.updated', 'list.deleted', 'list-attribute.created', 'list-attribute.updated'],
  ...['list-entry.created', 'list-entry.updated', 'list-entry.deleted'],
  ...['object-attribute.created', 'object-attribute.updated'],
  ...['note.created', 'note-content.updated', 'note.updated', 'note.deleted'],
  ...['task.created', 'task.updated', 'task.deleted'],
];

/** The simulated Attio, as a process. */
export class Sandbox {
  /** The harness calls under a name of its own, so that its calls are not counted as the service's. */
  #ownToken = SANDBOX_API_KEY;

  /** @param {Awaited<ReturnType<typeof startSandboxApp>>} service */
  constructor(service) {
    this.service = service;
    this.apiKey = SANDBOX_API_KEY;
    this.baseUrl = service.baseUrl;
    this.origin = new URL(service.baseUrl).origin;
  }

  /** @param {string} folder @param {{ people: number, companies: number, deals: number, seed: number }} size */
  static async start(folder, size) {
    const args = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const sandbox = new Sandbox(
      await startSandboxApp({ port: await freePort(), logFile: join(folder, 'sandbox.log'), args }),
    );
    const made = await sandbox.call('POST', '/_sandbox/tokens', { kind: 'api-key' });
    sandbox.#ownToken = made.token;
    return sandbox;
  }

  /**
   * One call of Attio's API (`/v2/…`) or of the control API (`/_sandbox/…`).
   * @param {string} method @param {string} path @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async call(method, path, body) {
    return callJson(this.origin + path, method, this.#ownToken, body);
  }

  /** A person does something. @param {Record<string, unknown>} act */
  act(act) {
    return this.call('POST', '/_sandbox/act', act);
  }

  /** @param {Record<string, unknown>} settings */
  dials(settings) {
    return this.call('POST', '/_sandbox/dials', settings);
  }

  /** Injects faults. @param {Record<string, unknown>[]} faults @returns {Promise<() => Promise<void>>} takes them out again */
  async faults(...faults) {
    const { faults: added } = await this.call('POST', '/_sandbox/faults', { faults });
    const ids = added.map((/** @type {{ id: number }} */ { id }) => id);
    return async () => {
      for (const id of ids) await this.call('DELETE', `/_sandbox/faults/${id}`).catch(() => {}); // used up
    };
  }

  /** @param {string} url @returns {Promise<string>} the secret its deliveries are signed with */
  async subscribe(url) {
    const subscriptions = EVENTS.map((event_type) => ({ event_type, filter: null }));
    const { data } = await this.call('POST', '/v2/webhooks', { data: { target_url: url, subscriptions } });
    return data.secret;
  }

  /** Messages not delivered yet and not given up. */
  async undelivered() {
    const { counters } = await this.call('GET', '/_sandbox/deliveries?limit=1');
    return counters.waiting + counters.retrying;
  }

  stop() {
    return this.service.stop();
  }
}
