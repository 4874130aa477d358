// @ts-check
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * What an internal app asked for, and what it was told.
 * @typedef {object} Write
 * @property {'edit' | 'company' | 'deal' | 'note' | 'task' | 'merged'} kind `merged`: an edit of a
 *   record that is about to be merged, whose history goes with it
 * @property {string} token found nowhere else; the text of the edit or of what is made
 * @property {string} key its Idempotency-Key, the same at every try
 * @property {string | null} recordId of an edit
 * @property {number} startedAtMs
 * @property {number | null} answeredAtMs when a try was answered for good
 * @property {number} tries
 * @property {number | null} status
 * @property {string | null} ticketId
 */

/** Callers come back sooner at first, and as late as they are told to: as the docs ask of them. */
const RETRY_MS = { first: 200, longest: 2_000 };
const ATTEMPT_MS = 5_000;
/** An app asks so long, then gives up: the harness counts it as refused. */
const PATIENCE_MS = 120_000;

/** Internal apps: they write through the api, and repeat a write with its key until they are answered. */
export class Editors {
  /** @type {Write[]} */
  writes = [];
  /** @type {Set<Promise<void>>} */
  #underWay = new Set();
  #serial = 0;
  #isAbandoned = false;

  /**
   * @param {{ apiUrl: string, apiKey: string }} api
   * @param {import('./random.mjs').Random} random
   * @param {import('./cast.mjs').Cast} cast
   */
  constructor(api, random, cast) {
    this.api = api;
    this.random = random;
    this.cast = cast;
  }

  /** Begins one write. */
  begin() {
    this.#start(...this.#next());
  }

  /** Begins an edit of a given person. @param {string} recordId */
  beginEdit(recordId) {
    const token = `L${(this.#serial += 1)}.`;
    const body = { data: { values: { job_title: token } } };
    this.#start(write('merged', token, recordId), 'PATCH', `/v1/objects/people/records/${recordId}`, body);
  }

  /** @param {Write} write @param {string} method @param {string} path @param {unknown} body */
  #start(write, method, path, body) {
    this.writes.push(write);
    const asked = this.#ask(write, method, path, body).finally(() => this.#underWay.delete(asked));
    this.#underWay.add(asked);
  }

  /** Until every write is answered, or given up. */
  async finish() {
    await Promise.all(this.#underWay);
  }

  /** Nobody asks any more. */
  abandon() {
    this.#isAbandoned = true;
  }

  /** @returns {[Write, string, string, unknown]} */
  #next() {
    const token = `L${(this.#serial += 1)}.`;
    const dice = this.random.next() * 100;
    const { cast, random } = this;
    if (dice < 70) {
      const recordId = random.pick(random.next() < 0.75 ? cast.ours : cast.shared) ?? '';
      const body = { data: { values: { job_title: token } } };
      return [write('edit', token, recordId), 'PATCH', `/v1/objects/people/records/${recordId}`, body];
    }
    if (dice < 80) {
      const values = { name: token, domains: [`${token.toLowerCase()}apps.example.com`] };
      return [write('company', token), 'POST', '/v1/objects/companies/records', { data: { values } }];
    }
    if (dice < 90) {
      const values = { name: token, stage: cast.stage, owner: cast.owner };
      return [write('deal', token), 'POST', '/v1/objects/deals/records', { data: { values } }];
    }
    if (dice < 95) {
      const on = { parent_object: 'people', parent_record_id: random.pick(cast.ours) };
      return [write('note', token), 'POST', '/v1/notes', { data: { ...on, title: token, content: token } }];
    }
    return [write('task', token), 'POST', '/v1/tasks', { data: { content: token } }];
  }

  /** @param {Write} write @param {string} method @param {string} path @param {unknown} body */
  async #ask(write, method, path, body) {
    const headers = {
      authorization: `Bearer ${this.api.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': write.key,
    };
    while (!this.#isAbandoned && Date.now() - write.startedAtMs < PATIENCE_MS) {
      write.tries += 1;
      let pauseMs = Math.min(RETRY_MS.first * 2 ** (write.tries - 1), RETRY_MS.longest);
      try {
        const signal = AbortSignal.timeout(ATTEMPT_MS);
        const response = await fetch(this.api.apiUrl + path, { method, headers, body: JSON.stringify(body), signal });
        const text = await response.text();
        if (response.status < 500 && response.status !== 429) {
          write.answeredAtMs = Date.now();
          write.status = response.status;
          write.ticketId = response.ok ? JSON.parse(text).data.id : null;
          return;
        }
        pauseMs = Math.max(pauseMs, Number(response.headers.get('retry-after') ?? 0) * 1_000);
      } catch {
        // no answer: nobody knows whether it was taken, so it is asked again
      }
      await wait(pauseMs * (0.5 + Math.random()));
    }
  }
}

/** @param {Write['kind']} kind @param {string} token @param {string | null} recordId @returns {Write} */
function write(kind, token, recordId = null) {
  const open = { answeredAtMs: null, status: null, ticketId: null };
  return { kind, token, key: randomUUID(), recordId, startedAtMs: Date.now(), tries: 0, ...open };
}
