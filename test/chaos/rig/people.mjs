// @ts-check

/**
 * One thing a person does in Attio. `token` is a text found nowhere else, by which the change is known again.
 * @typedef {{ token: string, actedAtMs: number }} PersonsChange
 * @typedef {{ act: Record<string, unknown>, token: string, then?: (result: Record<string, string>) => void }} Act
 */

/** People at work in Attio, so many changes a second: they edit, create, delete, comment on things and move them about. */
export class People {
  /** @type {PersonsChange[]} */
  changes = [];
  /** @type {string[]} */
  #made = [];
  /** @type {string[]} */
  #entries = [];
  #serial = 0;

  /**
   * @param {import('./sandbox.mjs').Sandbox} sandbox
   * @param {import('./random.mjs').Random} random
   * @param {import('./cast.mjs').Cast} cast
   */
  constructor(sandbox, random, cast) {
    this.sandbox = sandbox;
    this.random = random;
    this.cast = cast;
  }

  /** Makes so many changes, in one call. @param {number} count */
  async work(count) {
    const acts = Array.from({ length: count }, () => this.#next());
    const actedAtMs = Date.now();
    const { results } = await this.sandbox.call('POST', '/_sandbox/act', { acts: acts.map(({ act }) => act) });
    for (const [index, { token, then }] of acts.entries()) {
      this.changes.push({ token, actedAtMs });
      then?.(results[index] ?? {});
    }
  }

  /** @returns {Act} */
  #next() {
    const token = `R${(this.#serial += 1)}.`;
    const dice = this.random.next() * 100;
    if (dice < 68) return this.#edit(token);
    if (dice < 78)
      return this.#update('companies', this.random.pick(this.cast.companies), { description: token }, token);
    if (dice < 84) return this.#addAddress(token);
    if (dice < 90) return this.#create(token);
    if (dice < 92) return this.#remove(token);
    if (dice < 95) return this.#enlist(token);
    if (dice < 98) return this.#note(token);
    return { token, act: { action: 'task.create', content: token, linked_records: [this.#someone()] } };
  }

  /** @param {string} token */
  #edit(token) {
    const id = this.random.pick([...this.cast.theirs, ...this.cast.shared]);
    return this.#update('people', id, { [this.random.next() < 0.7 ? 'job_title' : 'description']: token }, token);
  }

  /** @param {string} object @param {string | undefined} record_id @param {Record<string, unknown>} values @param {string} token */
  #update(object, record_id, values, token) {
    return { token, act: { action: 'record.update', object, record_id, values } };
  }

  /** @param {string} token */
  #addAddress(token) {
    const values = { email_addresses: [`${token}x@people.example.com`] };
    return {
      token,
      act: { ...this.#update('people', this.random.pick(this.cast.theirs), values, token).act, mode: 'patch' },
    };
  }

  /** @param {string} token @returns {Act} */
  #create(token) {
    const values = { name: { first_name: token, last_name: 'Made', full_name: `${token} Made` }, job_title: token };
    const then = (/** @type {Record<string, string>} */ { record_id: id }) => id && this.#made.push(id);
    return { token, act: { action: 'record.create', object: 'people', values }, then };
  }

  /** Only people made here are deleted, so that nobody edits them at the same moment. @param {string} token @returns {Act} */
  #remove(token) {
    const record_id = this.#made.shift();
    if (record_id === undefined) return this.#create(token);
    return { token, act: { action: 'record.delete', object: 'people', record_id } };
  }

  /** @param {string} token @returns {Act} */
  #enlist(token) {
    const { list, parentObject: parent_object, parents } = this.cast;
    const entry_id = this.random.next() < 0.3 ? this.#entries.shift() : undefined;
    if (entry_id !== undefined) return { token, act: { action: 'entry.delete', list, entry_id } };
    const then = (/** @type {Record<string, string>} */ { entry_id: id }) => id && this.#entries.push(id);
    const parent_record_id = this.random.pick(parents);
    return { token, act: { action: 'entry.create', list, parent_object, parent_record_id, values: {} }, then };
  }

  /** @param {string} token */
  #note(token) {
    return { token, act: { action: 'note.create', ...this.#someone(), title: token, content: token } };
  }

  #someone() {
    return { object: 'people', record_id: this.random.pick(this.cast.theirs) };
  }
}
