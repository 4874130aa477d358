import { randomUUID } from 'node:crypto';
import { type Clock } from '../clock.js';
import { Random } from '../random.js';
import { type Scheduler } from '../scheduler.js';
import { type Settings } from '../settings.js';
import { parseValue, valueKey } from '../values/index.js';
import { type Lookups } from '../values/context.js';
import { missing } from '../errors.js';
import { type Collection } from './collection.js';
import { EventBus } from './events.js';
import { type CallRecording, type Meeting, type StoredFile } from './meeting-types.js';
import { Table } from './table.js';
import { type Attribute, type Comment, type Item, type Member, type Note, type Task, type Token } from './types.js';

/** The workspace every token belongs to. */
export interface WorkspaceInfo {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly logoUrl: string | null;
}

/** Everything a workspace holds. A reset makes a new one. */
export class World {
  readonly objects: Collection[] = [];
  readonly lists: Collection[] = [];
  readonly members: Member[] = [];
  readonly tokens = new Map<string, Token>();
  readonly notes = new Table<Note>();
  readonly tasks = new Table<Task>();
  readonly comments = new Table<Comment>();
  readonly meetings = new Table<Meeting>();
  readonly recordings = new Table<CallRecording>();
  readonly files = new Table<StoredFile>();
  /** Records being merged → the id of the record that will hold both. */
  readonly merging = new Map<string, string>();
  /** Entry ids by the record they belong to. */
  readonly entriesByParent = new Map<string, Set<string>>();
  readonly events: EventBus;
  readonly random: Random;

  constructor(
    readonly workspace: WorkspaceInfo,
    readonly clock: Clock,
    readonly scheduler: Scheduler,
    readonly settings: Settings,
    seed: number,
  ) {
    this.events = new EventBus(workspace);
    this.random = new Random(seed);
  }

  /** Ids of things made while running are random, so that a restarted sandbox never repeats one. */
  newId(): string {
    return randomUUID();
  }

  object(key: string): Collection {
    const found = this.findObject(key);
    if (!found) throw missing.object(key);
    return found;
  }

  findObject(key: string): Collection | undefined {
    return this.objects.find(({ id, slug }) => slug === key || id === key);
  }

  list(key: string): Collection {
    const found = this.lists.find(({ id, slug }) => slug === key || id === key);
    if (!found) throw missing.list(key);
    return found;
  }

  /** The other side of a relationship. */
  inverseOf(attribute: Attribute): { collection: Collection; attribute: Attribute } | null {
    if (!attribute.inverse) return null;
    const { collectionId, attributeId } = attribute.inverse;
    const collection =
      this.objects.find(({ id }) => id === collectionId) ?? this.lists.find(({ id }) => id === collectionId);
    const other = collection?.attribute(attributeId);
    return collection && other ? { collection, attribute: other } : null;
  }

  findMember(key: string): Member | undefined {
    const email = key.toLowerCase();
    return this.members.find(({ id, emailAddress }) => id === key || emailAddress === email);
  }

  /** A record's list and entry pairs, oldest list first. */
  entriesOf(recordId: string): { list: Collection; entry: Item }[] {
    const ids = this.entriesByParent.get(recordId);
    if (!ids) return [];
    return this.lists.flatMap((list) =>
      [...ids].flatMap((id) => {
        const entry = list.items.get(id);
        return entry ? [{ list, entry }] : [];
      }),
    );
  }

  /** What parsing values may look up. */
  readonly lookups: Lookups = {
    findMember: (key) => this.findMember(key)?.id,
    findRecord: (objectKey, recordId) => {
      const object = this.findObject(objectKey);
      return object?.items.get(recordId) ? { objectId: object.id, recordId } : undefined;
    },
    matchRecord: (objectKey, attributeKey, value) => {
      const object = this.findObject(objectKey);
      const attribute = object?.attribute(attributeKey);
      if (!object || !attribute?.isUnique) return undefined;
      const members = parseValue(value, { attribute, path: [], lookups: this.lookups });
      return object.unique.find(attribute, valueKey(attribute.type, members));
    },
    refusesEmailDomain: (domain) =>
      this.settings.switches.refuseReservedEmailDomains && /\.(test|invalid|example|localhost)$/.test(domain),
    objectSlug: (key) => this.findObject(key)?.slug,
    objectId: (key) => this.findObject(key)?.id,
  };
}
