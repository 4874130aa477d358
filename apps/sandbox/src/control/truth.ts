import { createHash } from 'node:crypto';
import { valuesOf, type Collection } from '../model/collection.js';
import { commentJson } from '../model/comments.js';
import { noteJson } from '../model/notes.js';
import { entryJson, recordJson } from '../model/render.js';
import { taskJson } from '../model/tasks.js';
import { type Item } from '../model/types.js';
import { type World } from '../model/world.js';

/** What a collection really holds: rows and an order-free digest of their contents. */
export interface Digest {
  readonly count: number;
  readonly digest: string;
}

/** The whole workspace in one answer. */
export function truth(world: World): Record<string, unknown> {
  return {
    objects: Object.fromEntries(world.objects.map((object) => [object.slug, collectionDigest(object)])),
    lists: Object.fromEntries(world.lists.map((list) => [list.slug, collectionDigest(list)])),
    notes: digestOf([...world.notes.list()].map((note) => JSON.stringify(noteJson(world, note)))),
    tasks: digestOf([...world.tasks.list()].map((task) => JSON.stringify(taskJson(world, task)))),
    comments: digestOf([...world.comments.list()].map((comment) => JSON.stringify(commentJson(world, comment)))),
    members: world.members.length,
    merging: [...world.merging.keys()],
  };
}

/** Content only: no times of values, no actors. The order of multi values counts, the order of rows does not. */
export function collectionDigest(collection: Collection): Digest {
  const rows: string[] = [];
  for (const item of collection.items.list()) rows.push(contentOf(collection, item));
  return digestOf(rows);
}

/** A record or entry as the API would show it now, whatever the dials do. */
export function itemTruth(world: World, collection: Collection, item: Item): Record<string, unknown> {
  return collection.kind === 'object' ? recordJson(world, collection, item) : entryJson(world, collection, item);
}

function contentOf(collection: Collection, item: Item): string {
  const values = collection.attributes
    .filter(({ isArchived }) => !isArchived)
    .map((attribute) => [attribute.id, valuesOf(item, attribute).map(({ members }) => members)] as const)
    .filter(([, list]) => list.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([item.id, values]);
}

function digestOf(rows: readonly string[]): Digest {
  const sum = Buffer.alloc(32);
  for (const row of rows) {
    const hash = createHash('sha256').update(row).digest();
    for (const [index, byte] of hash.entries()) sum[index] = (sum[index] ?? 0) ^ byte;
  }
  return { count: rows.length, digest: sum.toString('hex') };
}
