import { Injectable } from '@nestjs/common';
import { LocalEditRepository, MirrorReader, type NewEdit } from '@app/database';
import { type AttioValue } from '@app/attio';
import { EntryGateway } from '../push/entry-gateway.js';
import { RecordGateway } from '../push/record-gateway.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { attioMoment } from '../reads/record-view.js';
import { InvalidValuesError, pathsIn } from '../writes/value-fault.js';
import { EditsService, keyOfPart, type Place, type Writer } from './edits.service.js';
import { ItemNotFoundError } from './errors.js';
import { overlay } from './overlay.js';

export interface NewEntry {
  parent: { object: string; record_id: string };
  values: Record<string, unknown>;
  /** Where the values stand in the caller's body, e.g. `data.0.entry_values`. */
  path: string;
}

/** One period of an item in a stage. */
export interface StagePeriod {
  stage: string | null;
  from: string | null;
  /** `null` for the current one. */
  until: string | null;
  actor: unknown;
}

/** An entry as Attio itself shows it, plus the moment it was true and what is on its way to Attio. */
export interface EntryView {
  id: { workspace_id: string; list_id: string; entry_id: string };
  parent_record_id: string | null;
  /** Slug of the parent's object, or its id while the mirror does not know the object. */
  parent_object: string | null;
  created_at: string | null;
  entry_values: Record<string, AttioValue[]>;
  observed_at: string | null;
  pending?: string[];
  provisional?: true;
}

/** Lists, their entries and stages, and deals. */
@Injectable()
export class PipelineService {
  constructor(
    private readonly edits: EditsService,
    private readonly outbox: LocalEditRepository,
    private readonly mirror: MirrorReader,
    private readonly schemas: SchemaService,
    private readonly workspace: WorkspaceService,
    private readonly entries: EntryGateway,
    private readonly records: RecordGateway,
  ) {}

  /** Every list the token can reach. */
  async listLists(): Promise<{ id: string; slug: string; name: string; parent_object: unknown }[]> {
    const lists = await this.schemas.listLists();
    return lists.map(({ collectionId, apiSlug, title, definition }) => {
      const parent = (definition as { parent_object?: unknown } | null)?.parent_object ?? null;
      return { id: collectionId, slug: apiSlug, name: title, parent_object: parent };
    });
  }

  /** Additions of records to a list, not accepted yet; a record that is in it already is in it twice then. */
  async prepareEntries(writer: Writer, list: string, added: NewEntry[]): Promise<NewEdit[]> {
    const prepared = [];
    for (const [index, { parent, values, path }] of added.entries()) {
      // The first of them bears the caller's key, and each of them stands for the whole request.
      const key = index === 0 ? writer.idempotencyKey : keyOfPart(writer.idempotencyKey, index);
      const one = { ...writer, idempotencyKey: key, request: { list, added, index } };
      await this.schemas.getObject(parent.object);
      const place = { kind: 'entry' as const, collection: list, pathOf: pathsIn(path) };
      prepared.push(await this.edits.prepareCreate(one, place, values, {}, parent));
    }
    return prepared;
  }

  /** A move to another stage, not accepted yet. @param stage title or id @param attribute slug of the status attribute; by default the only one */
  async prepareStage(
    writer: Writer,
    place: Place,
    itemId: string,
    stage: string,
    attribute?: string,
  ): Promise<NewEdit> {
    const slug = this.stageAttribute(await this.schemaOf(place), attribute).apiSlug;
    return this.edits.prepareUpdate(writer, { ...place, pathOf: () => 'stage' }, itemId, { [slug]: stage });
  }

  /** Every stage an item was in, oldest first; asked of Attio, which keeps it. */
  async listStages(place: Place, itemId: string, attribute?: string): Promise<StagePeriod[]> {
    const schema = await this.schemaOf(place);
    const gateway = place.kind === 'entry' ? this.entries : this.records;
    const { attributeId } = this.stageAttribute(schema, attribute);
    const { collectionId } = schema.collection;
    // An id from here, or of a record merged away, is none that Attio knows.
    const presentId = (await this.mirror.find(place.kind, collectionId, itemId))?.itemId ?? itemId;
    const values = await gateway.history(collectionId, presentId, attributeId);
    return values.map((value) => ({
      stage: (value['status'] as { title?: string } | null)?.title ?? null,
      from: value.active_from ?? null,
      until: value.active_until ?? null,
      actor: value.created_by_actor ?? null,
    }));
  }

  /** @throws ItemNotFoundError */
  async getEntry(list: string, entryId: string, view: 'pending' | 'attio'): Promise<EntryView> {
    const schema = await this.schemas.getList(list);
    const listId = schema.collection.collectionId;
    // Edits before the mirror: see RecordsService.get.
    const open = view === 'pending' ? await this.outbox.listOpen('entry', listId, [entryId]) : [];
    const item = await this.mirror.find('entry', listId, entryId);
    const shown = overlay(item?.values ?? null, open);
    if (shown === null || shown.isDeleted) throw new ItemNotFoundError('entry', entryId);
    const values = schema.live.map(({ apiSlug, attributeId }) => [apiSlug, shown.values[attributeId] ?? []] as const);
    const [created] = open;
    const createdAt = item === null ? (created?.createdAt.toISOString() ?? null) : item.attioCreatedAt;
    const workspaceId = (await this.workspace.findId()) ?? '';
    return {
      id: { workspace_id: workspaceId, list_id: listId, entry_id: item?.itemId ?? created?.itemId ?? entryId },
      parent_record_id: item?.parentRecordId ?? created?.parent?.record_id ?? null,
      parent_object: await this.slugOf(item?.parentObjectId ?? created?.parent?.object ?? null),
      created_at: createdAt === null ? null : attioMoment(createdAt),
      entry_values: Object.fromEntries(values) as Record<string, AttioValue[]>,
      observed_at: item?.observedAt ?? null,
      ...(shown.pendingIds.length > 0
        ? { pending: shown.pendingIds.map((id) => schema.byId.get(id)?.apiSlug ?? id) }
        : {}),
      ...(shown.isProvisional ? { provisional: true as const } : {}),
    };
  }

  /** @param object id or slug */
  private async slugOf(object: string | null): Promise<string | null> {
    const known = (await this.schemas.listObjects()).find(({ collectionId }) => collectionId === object);
    return known?.apiSlug ?? object;
  }

  private stageAttribute(schema: CollectionSchema, name: string | undefined) {
    const statuses = schema.live.filter(({ type }) => type === 'status');
    const found =
      name === undefined
        ? statuses
        : statuses.filter(({ apiSlug, attributeId }) => [apiSlug, attributeId].includes(name));
    const [only, ...more] = found;
    if (only !== undefined && more.length === 0) return only;
    const message = only === undefined ? 'there is no such status attribute' : 'there are several: name one';
    throw new InvalidValuesError([{ path: 'attribute', message }]);
  }

  private async schemaOf({ kind, collection }: Place): Promise<CollectionSchema> {
    return kind === 'entry' ? this.schemas.getList(collection) : this.schemas.getObject(collection);
  }
}
