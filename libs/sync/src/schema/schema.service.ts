import { Injectable } from '@nestjs/common';
import { AttioAttributes, AttioObjects, type AttioAttribute, type AttioObject, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import { SchemaRepository, type AttributeRow, type CollectionRow } from '@app/database';
import { CollectionSchema } from './collection-schema.js';
import { UnknownCollectionError } from './errors.js';

/** How long a process trusts its copy before it asks Postgres whether the schema has changed. */
const TRUST_MS = 1_000;

/** Attributes a page; Attio states no largest number. */
const ATTRIBUTE_PAGE = 200;

/** The workspace's objects and attributes: read from Attio, kept in Postgres, copied into this process. */
@Injectable()
export class SchemaService {
  private copies = new Map<string, CollectionSchema>();
  private collections: CollectionRow[] = [];
  private version = -1n;
  private checkedAtMs = 0;

  constructor(
    private readonly objects: AttioObjects,
    private readonly attributes: AttioAttributes,
    private readonly repository: SchemaRepository,
  ) {}

  /** Reads all objects of the workspace and their attributes again. */
  async refreshAll(workspaceId: string, lane: Lane = 'live'): Promise<CollectionRow[]> {
    const { data, observedAt } = await this.objects.list({ lane });
    await this.repository.saveCollections(workspaceId, data.map(collectionRow), observedAt);
    await Promise.all(data.map((object) => this.refreshObject(workspaceId, object.id.object_id, lane)));
    return this.listObjects();
  }

  /** Reads the attributes of one object again, archived ones included. */
  async refreshObject(workspaceId: string, objectId: string, lane: Lane = 'live'): Promise<void> {
    const { data, observedAt } = await this.readAttributes(objectId, lane);
    const rows = data.map((attribute, position) => attributeRow(attribute, objectId, position));
    await this.repository.saveAttributes(workspaceId, rows, observedAt);
    this.checkedAtMs = 0;
  }

  async listObjects(): Promise<CollectionRow[]> {
    await this.refreshCopies();
    return this.collections.filter((collection) => collection.kind === 'object');
  }

  /**
   * @param object slug or id
   * @throws UnknownCollectionError no such object is known
   */
  async getObject(object: string): Promise<CollectionSchema> {
    await this.refreshCopies();
    const collection = this.collections.find(
      ({ kind, collectionId, apiSlug }) => kind === 'object' && (apiSlug === object || collectionId === object),
    );
    if (collection === undefined) throw new UnknownCollectionError(object);
    const copy = this.copies.get(collection.collectionId);
    if (copy) return copy;
    const schema = new CollectionSchema(collection, await this.repository.listAttributes(collection.collectionId));
    this.copies.set(collection.collectionId, schema);
    return schema;
  }

  /** @returns the attributes in Attio's order, as of the earliest page */
  private async readAttributes(objectId: string, lane: Lane): Promise<{ data: AttioAttribute[]; observedAt: Instant }> {
    const data: AttioAttribute[] = [];
    let observedAt: Instant | undefined;
    for (;;) {
      const slice = { showArchived: true, limit: ATTRIBUTE_PAGE, offset: data.length };
      const page = await this.attributes.listPage('objects', objectId, slice, { lane });
      observedAt ??= page.observedAt;
      data.push(...page.data);
      if (page.data.length < ATTRIBUTE_PAGE) return { data, observedAt };
    }
  }

  private async refreshCopies(): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - this.checkedAtMs < TRUST_MS) return;
    const version = await this.repository.version();
    if (version !== this.version) {
      this.collections = await this.repository.listCollections();
      this.copies = new Map();
      this.version = version;
    }
    this.checkedAtMs = nowMs;
  }
}

function collectionRow(object: AttioObject): CollectionRow {
  return {
    collectionId: object.id.object_id,
    kind: 'object',
    apiSlug: object.api_slug ?? object.id.object_id,
    title: object.plural_noun ?? object.api_slug ?? '',
    definition: object,
  };
}

function attributeRow(attribute: AttioAttribute, collectionId: string, position: number): AttributeRow {
  return {
    attributeId: attribute.id.attribute_id,
    collectionId,
    apiSlug: attribute.api_slug,
    title: attribute.title,
    type: attribute.type,
    isMultiselect: attribute.is_multiselect,
    isUnique: attribute.is_unique,
    isRequired: attribute.is_required,
    isWritable: attribute.is_writable,
    isArchived: attribute.is_archived,
    position,
    definition: attribute,
  };
}
