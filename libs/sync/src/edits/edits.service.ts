import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AttioValue } from '@app/attio';
import {
  LocalEditRepository,
  MirrorReader,
  type AttributeRow,
  type EditOperation,
  type EditPurpose,
  type EditTarget,
  type EditValues,
  type LocalEdit,
  type NewEdit,
} from '@app/database';
import { noteSpan } from '@app/tracing';
import { distinctValues } from '../merge/value-keys.js';
import { PushService } from '../push/push.service.js';
import { RecordNotFoundError } from '../reads/errors.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { parseSeen, parseValues } from '../writes/parse-values.js';
import { InvalidValuesError, pathsIn, type PathOf, type ValueFault } from '../writes/value-fault.js';
import { IdempotencyMismatchError, ItemNotFoundError } from './errors.js';
import { overlay } from './overlay.js';
import { WriteContextService } from './write-context.service.js';

/** Who writes. */
export interface Writer {
  /** Id of the API key. */
  callerId: string;
  idempotencyKey: string | null;
  /** The workspace member on whose behalf: makes the edit a person's. */
  actingMemberId?: string | null | undefined;
  /** What the caller asked for, where the edit is derived from it: a repetition is compared by this. */
  request?: unknown;
}

type Input = Readonly<Record<string, unknown>>;

export interface CreateOptions {
  /** Slug or id of the unique attribute to look up; by default the first that has a value. */
  matchingAttribute?: string | undefined;
  /** When a record holds a unique value already: `link` merges into it, `fail` refuses. */
  onDuplicate?: 'link' | 'fail' | undefined;
}

export interface OwnChange {
  operation: EditOperation;
  base: EditValues;
  local: EditValues;
  purpose: EditPurpose;
  /** The conflict or ticket it answers. */
  sourceId: string;
}

/** Which items: the records of an object, or the entries of a list. */
export interface Place {
  kind: 'record' | 'entry';
  /** Slug or id of the object or list. */
  collection: string;
  /** Where the values stand in the caller's body, for the paths of faults; `data.values` unless told. */
  pathOf?: PathOf;
  /** Slugs of attributes whose values a change puts behind those that are there, instead of in their place. */
  added?: readonly string[];
}

/** Takes edits of records and entries into the outbox: checked, with what the editor saw, and answered with a ticket. */
@Injectable()
export class EditsService {
  constructor(
    private readonly edits: LocalEditRepository,
    private readonly mirror: MirrorReader,
    private readonly schemas: SchemaService,
    private readonly context: WriteContextService,
    private readonly workspace: WorkspaceService,
    private readonly pushes: PushService,
  ) {}

  /**
   * @returns the accepted edit; its `itemId` is provisional until Attio answers
   * @throws InvalidValuesError, UnknownCollectionError, IdempotencyMismatchError
   */
  async create(
    writer: Writer,
    place: Place,
    input: Input,
    options: CreateOptions = {},
    parent?: { object: string; record_id: string },
  ): Promise<LocalEdit> {
    const edit = await this.prepareCreate(writer, place, input, options, parent);
    return this.accept(edit);
  }

  /** As `create`, not accepted yet: for those who accept many at once, and for dry runs. */
  async prepareCreate(
    writer: Writer,
    place: Place,
    input: Input,
    { matchingAttribute, onDuplicate = 'link' }: CreateOptions = {},
    parent?: { object: string; record_id: string },
  ): Promise<NewEdit> {
    const schema = await this.schemaOf(place);
    const { pathOf = pathsIn('data.values') } = place;
    const { values, faults } = parseValues(schema, input, await this.context.forCollection(schema), pathOf);
    const missing = schema.live.filter(
      ({ isRequired, isWritable, attributeId, definition }) =>
        isRequired && isWritable && !(attributeId in values) && !hasDefault(definition),
    );
    for (const { apiSlug } of missing) {
      const isFaulty = faults.some(({ path }) => path.startsWith(pathOf(apiSlug)));
      if (!isFaulty) faults.push({ path: pathOf(apiSlug), message: 'this attribute is required' });
    }
    const matching = this.matchingAttribute(schema, matchingAttribute, input, faults);
    if (faults.length > 0) throw new InvalidValuesError(faults);
    const target: EditTarget = { kind: place.kind, scopeId: schema.collection.collectionId, itemId: randomUUID() };
    const asked = { operation: 'create', scopeId: target.scopeId, input, matchingAttribute, onDuplicate, parent };
    return {
      ...(await this.newEdit(writer, target, 'create', asked)),
      base: {},
      local: values,
      parent: parent ?? null,
      matchingAttributeId: matching,
      onDuplicate,
    };
  }

  /**
   * @param seen what the editor saw, in any form; by default what a read shows now
   * @throws InvalidValuesError, RecordNotFoundError, ItemNotFoundError, IdempotencyMismatchError
   */
  async update(writer: Writer, place: Place, itemId: string, input: Input, seen?: Input): Promise<LocalEdit> {
    return this.accept(await this.prepareUpdate(writer, place, itemId, input, seen));
  }

  /** As `update`, not accepted yet. */
  async prepareUpdate(writer: Writer, place: Place, itemId: string, input: Input, seen?: Input): Promise<NewEdit> {
    const schema = await this.schemaOf(place);
    const context = await this.context.forCollection(schema);
    const { values, faults } = parseValues(schema, input, context, place.pathOf ?? pathsIn('data.values'));
    const given = parseSeen(schema, seen ?? {}, context, pathsIn('data.base'));
    faults.push(...given.faults);
    if (faults.length > 0) throw new InvalidValuesError(faults);
    const { target, shown } = await this.locate(writer, place, schema, itemId);
    const base: EditValues = {};
    for (const [id, wanted] of Object.entries(values)) {
      base[id] = given.values[id] ?? shown[id] ?? [];
      const isAdded = place.added?.includes(schema.byId.get(id)?.apiSlug ?? '') === true;
      if (isAdded) values[id] = distinctValues([...((shown[id] ?? []) as AttioValue[]), ...wanted]);
    }
    const asked = { operation: 'update', scopeId: target.scopeId, itemId, input, seen };
    return { ...(await this.newEdit(writer, target, 'update', asked)), base, local: values };
  }

  /** @throws RecordNotFoundError, ItemNotFoundError, IdempotencyMismatchError */
  async delete(writer: Writer, place: Place, itemId: string): Promise<LocalEdit> {
    return this.accept(await this.prepareDelete(writer, place, itemId));
  }

  /** As `delete`, not accepted yet. */
  async prepareDelete(writer: Writer, place: Place, itemId: string): Promise<NewEdit> {
    const schema = await this.schemaOf(place);
    const { target, shown } = await this.locate(writer, place, schema, itemId);
    const asked = { operation: 'delete', scopeId: target.scopeId, itemId };
    return { ...(await this.newEdit(writer, target, 'delete', asked)), base: shown, local: {} };
  }

  /** An edit made of values in the read form, not accepted yet: resolutions, restorations and reverts. */
  async prepareOwn(writer: Writer, target: EditTarget, change: OwnChange): Promise<NewEdit> {
    const asked = { ...target, ...change };
    return { ...(await this.newEdit(writer, target, change.operation, asked)), ...change };
  }

  /** What a read shows of an item now: the mirror with what is on its way; `null` when there is none. */
  async shown({ kind, scopeId, itemId }: EditTarget): Promise<EditValues | null> {
    const open = await this.edits.listOpen(kind, scopeId, [itemId]);
    const item = await this.mirror.find(kind, scopeId, itemId);
    return overlay(item?.values ?? null, open)?.values ?? null;
  }

  /** Commits an edit and wakes a worker. A key that is known answers the edit of then. */
  async accept(edit: NewEdit): Promise<LocalEdit> {
    const [accepted] = await this.acceptAll([edit]);
    if (accepted === undefined) throw new Error('an edit was neither accepted nor refused');
    return accepted;
  }

  /**
   * Commits the edits of one request, all or none; the first bears the caller's key, the others those of `keyOfPart`.
   * @throws IdempotencyMismatchError nothing was accepted
   */
  async acceptAll(edits: NewEdit[]): Promise<LocalEdit[]> {
    const startedAt = performance.now();
    const { isRepeated, edits: rows } = await this.edits.insert(edits, assertSame);
    if (isRepeated) return rows;
    const durationMs = performance.now() - startedAt;
    for (const edit of rows) {
      const { ticketId, kind, operation } = edit;
      noteSpan('edit', { traceOf: ticketId, isFirst: true, durationMs, attributes: { ticketId, kind, operation } });
      this.pushes.wake(edit);
    }
    return rows;
  }

  /** Edits of an item that have not ended. */
  async listOpen({ kind, scopeId, itemId }: EditTarget): Promise<LocalEdit[]> {
    return this.edits.listOpen(kind, scopeId, [itemId]);
  }

  /** The edit a caller's idempotency key stands for. */
  async findByKey({ callerId, idempotencyKey }: Writer): Promise<LocalEdit | null> {
    return idempotencyKey === null ? null : this.edits.findByKey(callerId, idempotencyKey);
  }

  /**
   * The edit of an equal request that came before under the same key, by `request`.
   * @throws IdempotencyMismatchError it was another request
   */
  async findRepeated(writer: Writer): Promise<LocalEdit | null> {
    const known = await this.findByKey(writer);
    if (known === null) return null;
    const hash = requestHash(writer.actingMemberId ?? null, writer.request);
    if (known.requestHash !== hash) throw new IdempotencyMismatchError(known.ticketId);
    return known;
  }

  /** What a read shows of an item now, and the id its edits go to. */
  private async locate(
    writer: Writer,
    { kind }: Place,
    schema: CollectionSchema,
    itemId: string,
  ): Promise<{ target: EditTarget; shown: EditValues }> {
    const scopeId = schema.collection.collectionId;
    const open = await this.edits.listOpen(kind, scopeId, [itemId]);
    const item = await this.mirror.find(kind, scopeId, itemId);
    const shown = overlay(item?.values ?? null, open);
    if (shown === null || shown.isDeleted) {
      // A repeated request is answered with its ticket, also when the record is gone by now.
      if ((await this.findByKey(writer)) !== null) return { target: { kind, scopeId, itemId }, shown: {} };
      throw kind === 'record' ? new RecordNotFoundError(itemId) : new ItemNotFoundError(kind, itemId);
    }
    return { target: { kind, scopeId, itemId: item?.itemId ?? open[0]?.itemId ?? itemId }, shown: shown.values };
  }

  private async newEdit(
    { callerId, idempotencyKey, actingMemberId = null, request }: Writer,
    target: EditTarget,
    operation: EditOperation,
    asked: unknown,
  ): Promise<NewEdit> {
    const workspaceId = (await this.workspace.findId()) ?? '';
    const common = { ticketId: randomUUID(), workspaceId, operation, base: {}, local: {} };
    const hash = requestHash(actingMemberId, request ?? asked);
    return { ...target, ...common, callerId, idempotencyKey, requestHash: hash, actingMemberId };
  }

  private async schemaOf({ kind, collection }: Place): Promise<CollectionSchema> {
    return kind === 'record' ? this.schemas.getObject(collection) : this.schemas.getList(collection);
  }

  private matchingAttribute(
    schema: CollectionSchema,
    name: string | undefined,
    input: Input,
    faults: ValueFault[],
  ): string | null {
    if (name === undefined) return null;
    const attribute = schema.bySlug.get(name) ?? schema.byId.get(name);
    const path = 'matching_attribute';
    // A value that is there and faulty is a fault of its own.
    const isGiven = ({ apiSlug, attributeId }: AttributeRow) =>
      Object.keys(input).some((key) => key === apiSlug || key.toLowerCase() === attributeId);
    if (attribute === undefined) faults.push({ path, message: 'there is no such attribute' });
    else if (!attribute.isUnique) faults.push({ path, message: 'this attribute is not unique' });
    else if (!isGiven(attribute)) faults.push({ path, message: 'this attribute has no value here' });
    return attribute?.attributeId ?? null;
  }
}

function assertSame(known: LocalEdit, asked: NewEdit): void {
  if (known.requestHash !== asked.requestHash) throw new IdempotencyMismatchError(known.ticketId);
}

function hasDefault(definition: unknown): boolean {
  return (definition as { is_default_value_enabled?: boolean } | null)?.is_default_value_enabled === true;
}

/** The key of one more edit of a request; with a line break in it, which no header has, so it is no caller's own. */
export function keyOfPart(idempotencyKey: string | null, part: string | number): string | null {
  return idempotencyKey === null ? null : `${idempotencyKey}\n${part}`;
}

/** The same members in any order are the same request. */
export function requestHash(actingMemberId: string | null, asked: unknown): string {
  const text = JSON.stringify({ asked, actingMemberId }, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
