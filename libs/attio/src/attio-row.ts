import { hash } from 'node:crypto';

/** 132 bits: two different rows of a workspace never meet by chance. */
const HASH_LENGTH = 22;

/**
 * One row of an answer, parsed when it is asked for and no sooner. A scan that knows a row's bytes from last time has
 * nothing to parse; and rows parsed one by one are forgotten one by one.
 */
export class AttioRow<T> {
  /**
   * @param itemId from the row's `id`
   * @param bytes as Attio sent them; `null` when the answer had to be parsed as a whole
   * @param parse of these very bytes
   */
  constructor(
    readonly itemId: string,
    private readonly bytes: Buffer | null,
    private readonly parse: () => T,
  ) {}

  /** Of the very bytes: equal hash, equal row, down to times and actors. `null`: nothing can be said. */
  get hash(): string | null {
    return this.bytes === null ? null : hash('sha256', this.bytes, 'base64url').slice(0, HASH_LENGTH);
  }

  /**
   * @throws AttioUnavailableError not JSON
   * @throws AttioResponseError not of the shape that the API promises
   */
  read(): T {
    return this.parse();
  }
}
