import { SortedIds } from './sorted-ids.js';

/** How long past states are kept, so that a stale read can show them honestly. */
const retentionMs = 125_000;

interface Version<T> {
  /** In force up to, not including, this time. */
  readonly until: number;
  /** Null while the thing did not exist. */
  readonly state: T | null;
}

/**
 * Things by id, with their recent past: every read can ask for the state at an earlier moment. States are never
 * changed in place. Ids are listed in ascending order.
 */
export class Table<T> {
  private readonly states = new Map<string, T>();
  private readonly ids = new SortedIds();
  private readonly past = new Map<string, Version<T>[]>();
  /** Changes in order of time; `from` is the first not yet forgotten. */
  private log: { readonly id: string; readonly at: number; readonly existed: boolean; readonly exists: boolean }[] = [];
  private from = 0;

  get size(): number {
    return this.states.size;
  }

  get(id: string, at = Infinity): T | undefined {
    if (at !== Infinity) {
      const version = this.past.get(id)?.find(({ until }) => at < until);
      if (version) return version.state ?? undefined;
    }
    return this.states.get(id);
  }

  put(id: string, state: T, now: number): void {
    const before = this.states.get(id);
    this.remember(id, before ?? null, now, true);
    this.states.set(id, state);
    if (before === undefined) this.ids.add(id);
  }

  delete(id: string, now: number): boolean {
    const before = this.states.get(id);
    if (before === undefined) return false;
    this.remember(id, before, now, false);
    this.states.delete(id);
    this.ids.delete(id);
    return true;
  }

  /** Stores without a past: for seeding, before anyone has read. */
  load(id: string, state: T): void {
    if (!this.states.has(id)) this.ids.add(id);
    this.states.set(id, state);
  }

  /** Ids in ascending order. */
  listIds(at = Infinity): readonly string[] {
    const current = this.ids.all();
    if (at === Infinity) return current;
    const gone = new Set<string>();
    const back = new Set<string>();
    for (let index = this.log.length - 1; index >= this.from; index -= 1) {
      const change = this.log[index];
      if (!change || change.at <= at) break;
      if (change.existed === change.exists) continue;
      if (this.get(change.id, at) === undefined) gone.add(change.id);
      else if (!this.states.has(change.id)) back.add(change.id);
    }
    if (gone.size === 0 && back.size === 0) return current;
    return [...current.filter((id) => !gone.has(id)), ...back].sort(compare);
  }

  /** All states in order of id. */
  *list(at = Infinity): Generator<T> {
    for (const id of this.listIds(at)) {
      const state = this.get(id, at);
      if (state !== undefined) yield state;
    }
  }

  private remember(id: string, state: T | null, now: number, exists: boolean): void {
    const versions = this.past.get(id);
    if (versions) versions.push({ until: now, state });
    else this.past.set(id, [{ until: now, state }]);
    this.log.push({ id, at: now, existed: state !== null, exists });
    this.forget(now - retentionMs);
  }

  private forget(before: number): void {
    for (let change = this.log[this.from]; change && change.at < before; change = this.log[this.from]) {
      const kept = this.past.get(change.id)?.filter(({ until }) => until >= before) ?? [];
      if (kept.length > 0) this.past.set(change.id, kept);
      else this.past.delete(change.id);
      this.from += 1;
    }
    if (this.from < 10_000) return;
    this.log = this.log.slice(this.from);
    this.from = 0;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
