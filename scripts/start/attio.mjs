// @ts-check
import { UserError } from '../lib/user-error.mjs';

/** The few calls to Attio that the start program makes itself, before the apps run. */
export class AttioCalls {
  /** @param {string} baseUrl ends in /v2 @param {string} apiKey */
  constructor(baseUrl, apiKey) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.apiKey = apiKey;
  }

  /**
   * @returns {Promise<boolean>} whether Attio answers at all; reads from the mirror work without it
   * @throws UserError the key is not (or no longer) valid
   */
  async checkKey() {
    let response;
    try {
      response = await this.#send('GET', '/self');
    } catch {
      return false;
    }
    const self = /** @type {{ active?: boolean }} */ (await response.json().catch(() => ({})));
    if (response.status < 500 && response.status !== 429 && self.active !== true) {
      throw new UserError(
        `Attio does not accept ATTIO_API_KEY (${this.baseUrl}/self): make a new one in the workspace settings of Attio.`,
      );
    }
    return response.ok;
  }

  /**
   * @param {string} method @param {string} path @param {unknown} [body]
   * @returns {Promise<any>} the `data` of the answer
   */
  async data(method, path, body) {
    const response = await this.#send(method, path, body);
    const answer = /** @type {any} */ (await response.json());
    if (response.ok) return answer.data;
    throw new UserError(
      `Attio refused ${method} ${path} with ${response.status}: ${answer.message ?? 'no reason given'}`,
    );
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  #send(method, path, body) {
    return fetch(this.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${this.apiKey}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }
}
