import { type Attribute, type Item, type Value } from './types.js';
import { valueKey } from '../values/index.js';

/** Which item holds a value of a unique attribute. */
export class UniqueIndex {
  private readonly holders = new Map<string, Map<string, string>>();

  /** The id of the holder, if any. */
  find(attribute: Attribute, key: string): string | undefined {
    return this.holders.get(attribute.id)?.get(key);
  }

  replace(attribute: Attribute, itemId: string, before: readonly Value[], after: readonly Value[]): void {
    if (!attribute.isUnique) return;
    const keys = this.keysOf(attribute);
    for (const { members } of before) {
      const key = valueKey(attribute.type, members);
      if (keys.get(key) === itemId) keys.delete(key);
    }
    for (const { members } of after) keys.set(valueKey(attribute.type, members), itemId);
  }

  /** Forgets every value of an item. */
  drop(attributes: readonly Attribute[], item: Item): void {
    for (const attribute of attributes) this.replace(attribute, item.id, item.values[attribute.id] ?? [], []);
  }

  /** Indexes the values already stored, for an attribute that has just become unique; the first holder wins. */
  rebuild(attribute: Attribute, items: Iterable<Item>): void {
    this.holders.delete(attribute.id);
    const keys = this.keysOf(attribute);
    for (const item of items) {
      for (const { members } of item.values[attribute.id] ?? []) {
        const key = valueKey(attribute.type, members);
        if (!keys.has(key)) keys.set(key, item.id);
      }
    }
  }

  private keysOf(attribute: Attribute): Map<string, string> {
    const known = this.holders.get(attribute.id);
    if (known) return known;
    const fresh = new Map<string, string>();
    this.holders.set(attribute.id, fresh);
    return fresh;
  }
}
