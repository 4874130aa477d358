import { EventEmitter } from 'node:events';
import { type KeyvStoreAdapter, type StoredData } from 'keyv';
import { type Invalidations } from './invalidations.js';
import { isEntry, type CacheEntry, type Stored } from './cache-entry.js';

/**
 * First level: the most recently used entries of this process. Values are kept as text, so that no caller can change
 * what the next one gets, and an entry loaded before its group was invalidated is neither stored nor answered.
 */
export class MemoryStore extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string | undefined;
  private readonly texts = new Map<string, { text: string; group: string; epoch: number; expiresAtMs: number }>();

  constructor(
    private readonly maxEntries: number,
    private readonly invalidations: Invalidations,
  ) {
    super();
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const found = this.texts.get(key);
    if (!found) return undefined;
    this.texts.delete(key);
    const isLive = found.expiresAtMs > Date.now() && this.invalidations.isCurrent(found.group, found.epoch);
    if (!isLive) return undefined;
    this.texts.set(key, found); // to the end: most recently used
    return JSON.parse(found.text) as StoredData<Value>;
  }

  async set(key: string, stored: Stored<CacheEntry>): Promise<boolean> {
    const entry = stored.value;
    if (!isEntry(entry) || !this.invalidations.isCurrent(entry.group, entry.epoch)) return false;
    this.texts.delete(key);
    this.texts.set(key, { text: JSON.stringify(stored), ...pick(entry) });
    for (const oldest of this.texts.keys()) {
      if (this.texts.size <= this.maxEntries) break;
      this.texts.delete(oldest);
    }
    return true;
  }

  async delete(key: string): Promise<boolean> {
    return this.texts.delete(key);
  }

  async clear(): Promise<void> {
    this.texts.clear();
  }
}

function pick({ group, epoch, expiresAtMs }: CacheEntry): { group: string; epoch: number; expiresAtMs: number } {
  return { group, epoch, expiresAtMs };
}
