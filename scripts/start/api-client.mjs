// @ts-check

/** Reads from our own api, as any app of the person would. */
export class ApiClient {
  /** @param {string} origin @param {string} key */
  constructor(origin, key) {
    this.origin = origin;
    this.key = key;
  }

  /** @returns {Promise<boolean>} whether the key is one of this database's */
  async keyIsKnown() {
    return (await this.#get('/v1/sync/runs?limit=1')).status !== 401;
  }

  /** @param {number} limit @returns {Promise<import('./progress.mjs').Run[]>} newest first */
  async listRuns(limit) {
    return (await this.#json(`/v1/sync/runs?limit=${limit}`)).data;
  }

  /** @returns {Promise<string | undefined>} the e-mail address of some person in the mirror */
  async findSomeEmail() {
    const { data } = await this.#json('/v1/objects/people/records?limit=20');
    for (const person of data) {
      const [email] = person.values.email_addresses ?? [];
      if (email) return email.email_address;
    }
    return undefined;
  }

  /** @param {string} path @returns {Promise<any>} */
  async #json(path) {
    const response = await this.#get(path);
    if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
    return response.json();
  }

  /** @param {string} path */
  #get(path) {
    return fetch(this.origin + path, {
      headers: { authorization: `Bearer ${this.key}` },
      signal: AbortSignal.timeout(5_000),
    });
  }
}
