import { Injectable, Logger } from '@nestjs/common';
import { AttioClock, type Lane } from '@app/attio';
import { Clock } from '@app/common';
import { SchemaRepository, type AttributeRow, type CollectionRow } from '@app/database';
import { CollectionSchema } from './collection-schema.js';
import { UnknownCollectionError } from './errors.js';
import { SchemaReader, type CollectionKind } from './schema-reader.js';

/** How long a process trusts its copy before it asks Postgres whether the schema has changed. */
const TRUST_MS = 1_000;

/** The workspace's objects, lists and attributes: read from Attio, kept in Postgres, copied into this process. */
@Injectable()
export class SchemaService {
  private readonly logger = new Logger(SchemaService.name);
  private copies = new Map<string, CollectionSchema>();
  private collections: CollectionRow[] = [];
  private version = -1n;
  private checkedAtMs = 0;
  private readonly refreshing = new Map<string, Promise<boolean>>();

  constructor(
    private readonly reader: SchemaReader,
    private readonly repository: SchemaRepository,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads all objects and lists of the workspace, their attributes and choices again. New ones are learnt; one that the
   * listing no longer names is asked for by its id, and ended when Attio denies it.
   * @returns the objects
   */
  async refreshAll(workspaceId: string, lane: Lane = 'live'): Promise<CollectionRow[]> {
    for (const kind of ['object', 'list'] as const) {
      const { rows, observedAt } = await this.reader.readCollections(kind, lane);
      await this.repository.saveCollections(workspaceId, rows, observedAt);
      await Promise.all(rows.map(({ collectionId }) => this.readContents(workspaceId, kind, collectionId, lane)));
      const named = new Set(rows.map(({ collectionId }) => collectionId));
      for (const { collectionId } of await this.repository.listCollections(kind)) {
        if (!named.has(collectionId)) await this.refresh(workspaceId, kind, collectionId, lane);
      }
    }
    this.checkedAtMs = 0;
    return this.listObjects();
  }

  /** Reads one object again. @returns `false`: Attio knows no such object, or the token cannot reach it */
  async refreshObject(workspaceId: string, objectId: string, lane: Lane = 'live'): Promise<boolean> {
    return this.refresh(workspaceId, 'object', objectId, lane);
  }

  /** Reads one list again. @returns `false`: Attio knows no such list, or the token cannot reach it */
  async refreshList(workspaceId: string, listId: string, lane: Lane = 'live'): Promise<boolean> {
    return this.refresh(workspaceId, 'list', listId, lane);
  }

  async listObjects(): Promise<CollectionRow[]> {
    return this.listOf('object');
  }

  async listLists(): Promise<CollectionRow[]> {
    return this.listOf('list');
  }

  /**
   * @param object slug or id
   * @throws UnknownCollectionError no such object is known
   */
  async getObject(object: string): Promise<CollectionSchema> {
    return this.get('object', object);
  }

  /**
   * @param list slug or id
   * @throws UnknownCollectionError no such list is known
   */
  async getList(list: string): Promise<CollectionSchema> {
    return this.get('list', list);
  }

  /** As `getObject` and `getList`, but asks Attio about an id that is not known yet: new ones come without an event. */
  async learn(workspaceId: string, kind: CollectionKind, id: string): Promise<CollectionSchema> {
    try {
      return await this.get(kind, id);
    } catch (error) {
      if (!(error instanceof UnknownCollectionError)) throw error;
      this.logger.log('asking Attio about a collection met for the first time', { kind, id });
      await this.refresh(workspaceId, kind, id, 'live');
      return this.get(kind, id);
    }
  }

  /** Refreshes of one collection that are asked for while one is under way wait for that one. */
  private refresh(workspaceId: string, kind: CollectionKind, id: string, lane: Lane): Promise<boolean> {
    const underWay = this.refreshing.get(id);
    if (underWay) return underWay;
    const refresh = this.readAgain(workspaceId, kind, id, lane).finally(() => this.refreshing.delete(id));
    this.refreshing.set(id, refresh);
    return refresh;
  }

  private async readAgain(workspaceId: string, kind: CollectionKind, id: string, lane: Lane): Promise<boolean> {
    const startedAtMs = this.clock.nowMs();
    const found = await this.reader.findCollection(kind, id, lane);
    if (found === null) {
      await this.repository.endCollections([id], this.attioClock.earliestAttioTime(startedAtMs));
      this.checkedAtMs = 0;
      return false;
    }
    await this.repository.saveCollections(workspaceId, [found.rows], found.observedAt);
    await this.readContents(workspaceId, kind, id, lane);
    return true;
  }

  private async readContents(workspaceId: string, kind: CollectionKind, id: string, lane: Lane): Promise<void> {
    const { rows, observedAt } = await this.reader.readAttributes(kind, id, lane);
    await this.repository.saveAttributes(workspaceId, rows, observedAt);
    await Promise.all(rows.map((attribute) => this.readChoices(workspaceId, kind, id, attribute, lane)));
    this.checkedAtMs = 0;
  }

  private async readChoices(
    workspaceId: string,
    kind: CollectionKind,
    collectionId: string,
    attribute: AttributeRow,
    lane: Lane,
  ): Promise<void> {
    const choices = await this.reader.readChoices(kind, collectionId, attribute, lane);
    if (choices !== null) await this.repository.saveChoices(workspaceId, choices.rows, choices.observedAt);
  }

  private async listOf(kind: CollectionKind): Promise<CollectionRow[]> {
    await this.refreshCopies();
    return this.collections.filter((collection) => collection.kind === kind);
  }

  private async get(kind: CollectionKind, name: string): Promise<CollectionSchema> {
    const collection = (await this.listOf(kind)).find(
      ({ collectionId, apiSlug }) => apiSlug === name || collectionId === name,
    );
    if (collection === undefined) throw new UnknownCollectionError(kind, name);
    // What is read now belongs to this map: if the schema changes meanwhile there is another one, which must not get it.
    const copies = this.copies;
    const copy = copies.get(collection.collectionId);
    if (copy) return copy;
    const { collectionId } = collection;
    const [attributes, choices] = await Promise.all([
      this.repository.listAttributes(collectionId),
      this.repository.listChoices(collectionId),
    ]);
    const schema = new CollectionSchema(collection, attributes, choices);
    copies.set(collectionId, schema);
    return schema;
  }

  private async refreshCopies(): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (Math.abs(nowMs - this.checkedAtMs) < TRUST_MS) return;
    const version = await this.repository.version();
    if (version !== this.version) {
      this.collections = await this.repository.listCollections();
      this.copies = new Map();
      this.version = version;
    }
    this.checkedAtMs = nowMs;
  }
}
