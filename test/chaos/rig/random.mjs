// @ts-check

/** A small seeded generator (mulberry32): the same seed, the same chaos. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** @returns {number} from 0 up to, and without, 1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} low @param {number} high @returns {number} anywhere between */
  between(low, high) {
    return low + this.next() * (high - low);
  }

  /** @template T @param {readonly T[]} list @returns {T | undefined} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @template T @param {readonly T[]} list @param {number} count @returns {T[]} different ones, in random order */
  sample(list, count) {
    const rest = [...list];
    const chosen = [];
    while (chosen.length < count && rest.length > 0) {
      chosen.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    }
    return chosen;
  }

  /** A generator of its own for a part of the run, so that parts do not disturb each other's dice. */
  fork() {
    return new Random(Math.floor(this.next() * 2 ** 32));
  }
}
