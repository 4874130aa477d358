// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

const TICK_MS = 100;

/** Keeps people and internal apps busy at a given pace, until it is stopped. */
export class Load {
  #isStopped = false;
  /** @type {Promise<unknown>} */
  #done = Promise.resolve();
  startedAtMs = 0;
  endedAtMs = 0;

  /**
   * @param {import('./people.mjs').People} people
   * @param {import('./editors.mjs').Editors} editors
   * @param {{ changesPerSecond: number, writesPerSecond: number }} pace
   */
  constructor(people, editors, pace) {
    this.people = people;
    this.editors = editors;
    this.pace = pace;
  }

  start() {
    this.startedAtMs = Date.now();
    this.#done = Promise.all([this.#keepPeopleBusy(), this.#keepEditorsBusy()]);
    this.#done.catch(() => undefined); // told by stop()
  }

  /** Ends the load and waits until the internal apps have all their answers. */
  async stop() {
    this.#isStopped = true;
    await this.#done;
    this.endedAtMs = Date.now();
    await this.editors.finish();
  }

  /** Ends the load for a run that failed. */
  abandon() {
    this.#isStopped = true;
    this.editors.abandon();
  }

  /** What was really reached, per second. */
  rates() {
    const seconds = (this.endedAtMs - this.startedAtMs) / 1_000;
    return { changes: this.people.changes.length / seconds, writes: this.editors.writes.length / seconds };
  }

  async #keepPeopleBusy() {
    let done = 0;
    while (!this.#isStopped) {
      const due = this.#due(this.pace.changesPerSecond) - done;
      if (due > 0) await this.people.work(due);
      done += Math.max(0, due);
      await wait(TICK_MS);
    }
  }

  async #keepEditorsBusy() {
    let done = 0;
    while (!this.#isStopped) {
      for (; done < this.#due(this.pace.writesPerSecond); done += 1) this.editors.begin();
      await wait(TICK_MS);
    }
  }

  /** @param {number} perSecond */
  #due(perSecond) {
    return Math.floor(((Date.now() - this.startedAtMs) / 1_000) * perSecond);
  }
}
