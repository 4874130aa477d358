import { Injectable } from '@nestjs/common';
import { AttioClock, type AttioValue } from '@app/attio';
import { Clock, epochMsOf, instantFromEpochMs, type Instant } from '@app/common';
import {
  LocalEditRepository,
  WorkspaceRepository,
  type AttributeRow,
  type EditEnd,
  type EditTarget,
  type LocalEdit,
  type NewConflict,
  type PresentReading,
} from '@app/database';
import { remoteAuthor } from '../merge/authorship.js';
import { sameValues, UNREAD } from '../merge/value-keys.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { type ParsedValues } from '../writes/parse-values.js';
import { coalesce, type AttributeEdit } from './coalesce.js';
import { LostUpdates } from './lost-updates.js';
import { MirrorWriter } from './mirror-writer.js';
import { type PushLease } from './push-lease.js';
import { type PlannedAttribute } from './push-plan.js';
import { later, type PushStep } from './push-step.js';
import { References, type ResolvedReferences } from './references.js';
import { type ItemParent, type ValueGateway, type WrittenItem } from './value-gateway.js';
import { refused } from './value-pusher.js';

/** How much earlier than our note of it Attio may say that it made a thing: clocks differ. */
const CLOCK_SLACK_MS = 60_000;
const REFERENCE_WAIT_MS = 1_000;
const TAKEN_WAIT_MS = 500;

interface PreparedCreate {
  values: ParsedValues;
  parent: ItemParent;
  /** Upserted on. */
  matching: AttributeRow | undefined;
  /** Who holds a unique value already. */
  holders: PresentReading[];
}

/**
 * Makes items in Attio, once each. A unique value is looked up first, so that an existing record is linked and merged
 * instead of overwritten, and then upserted on, which may be repeated. Without one, a create whose answer never came is
 * looked for before it is sent again.
 */
@Injectable()
export class ValueCreator {
  constructor(
    private readonly edits: LocalEditRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly references: References,
    private readonly mirror: MirrorWriter,
    private readonly lost: LostUpdates,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /** @param edits the create first, then what was changed on its provisional id since */
  async push(gateway: ValueGateway, target: EditTarget, edits: LocalEdit[], lease: PushLease): Promise<PushStep> {
    const create = edits[0];
    if (create === undefined) return { end: { ends: [], conflicts: [], observedAt: null } };
    const isWithdrawn = edits.some(isDeletion);
    if (isWithdrawn && create.unknownSince === null) return { end: withdrawnEnd(edits) };
    const item: WrittenItem = { ...target, workspaceId: create.workspaceId };
    const wanted = edits.filter((edit) => !isDeletion(edit));
    const lookedAt = this.attioClock.earliestAttioTime(this.clock.nowMs());
    const prepared = await this.prepare(gateway, item, create, wanted);
    // What was changed since may refer to a record that waits for this one, or that never comes: it goes its own way.
    const isHeldUp = 'isWaiting' in prepared || 'failedId' in prepared;
    if (isHeldUp && wanted.length > 1) {
      const alone = edits.filter((edit) => edit === create || isDeletion(edit));
      return this.push(gateway, target, alone, lease);
    }
    if ('isWaiting' in prepared) return later(REFERENCE_WAIT_MS, 'a record it refers to is not in Attio yet');
    if ('failedId' in prepared)
      return refused(edits, 'reference_failed', `record ${prepared.failedId} never came to be`);
    const { values, parent, matching, holders } = prepared;
    const step = await this.link(gateway, item, create, edits, holders);
    if (step !== undefined) return step;
    const made = await this.findMade(gateway, item, create, wanted, parent);
    // It was withdrawn, and the earlier try made nothing: nor does this one.
    if (made === undefined && isWithdrawn) return { end: withdrawnEnd(edits) };
    const stored = made ?? (await lease.send(() => gateway.create(item, values, parent, matching)));
    if (made === undefined && !(await this.edits.claimMade(create, stored.itemId, matching !== undefined)))
      return later(TAKEN_WAIT_MS, 'another create of the same content took what this one made');
    const observedAt = await this.mirror.applyWritten(gateway, item, stored, create.ticketId);
    const madeItem = { ...item, itemId: stored.itemId };
    const conflicts =
      matching === undefined ? [] : await this.findOverwritten(gateway, madeItem, wanted, lookedAt, stored);
    // Of one that was made by an earlier try, only the create is sure to be in it: the changes since are merged next.
    const carried = made === undefined ? wanted : [create];
    const ends = carried.map((edit): EditEnd => ({ ticketId: edit.ticketId, state: 'applied', outcome: null }));
    if (!isWithdrawn) return { end: { ends, conflicts, observedAt, madeItemId: stored.itemId } };
    // Made although it was withdrawn meanwhile: it is deleted next, under its own id.
    await this.edits.linkProvisional(target, stored.itemId, item.workspaceId);
    return { moved: stored.itemId };
  }

  /** What would be made of a create and the edits of its provisional id, and who holds its unique values. */
  async prepare(
    gateway: ValueGateway,
    item: WrittenItem,
    create: LocalEdit,
    wanted: LocalEdit[],
  ): Promise<PreparedCreate | { isWaiting: true } | { failedId: string }> {
    const schema = await gateway.schema(item.scopeId);
    const merged = coalesce(wanted);
    const resolved = await this.references.resolve(schema, merged);
    const parent = await this.parentOf(create);
    if (resolved.isWaiting || parent.isWaiting) return { isWaiting: true };
    const failedId = resolved.failedId ?? parent.failedId;
    if (failedId !== undefined) return { failedId };
    const values = valuesOf(merged);
    const unique = uniqueValues(schema, values);
    const matching = matchingAttribute(schema, create, unique);
    const holders = unique.size === 0 ? [] : await gateway.findHolders(item, unique);
    return { values, parent: parent.parent, matching, holders };
  }

  /** @returns how the push goes on when a record holds a unique value already, or `undefined` when none does */
  private async link(
    gateway: ValueGateway,
    item: WrittenItem,
    create: LocalEdit,
    edits: LocalEdit[],
    holders: PresentReading[],
  ): Promise<PushStep | undefined> {
    const holder = holders[0];
    if (holder === undefined) return undefined;
    if (holders.length > 1) {
      const ids = holders.map(({ itemId }) => itemId).join(', ');
      return refused(
        edits,
        'multiple_match_results',
        `several records hold these unique values: ${ids}`,
        holder.itemId,
      );
    }
    const isOurs = create.unknownSince !== null && (await this.isMadeByUs(await gateway.schema(item.scopeId), holder));
    if (!isOurs && edits.some(isDeletion)) return { end: withdrawnEnd(edits) };
    if (create.onDuplicate === 'fail' && !isOurs) {
      return refused(edits, 'uniqueness_conflict', `record ${holder.itemId} holds this unique value`, holder.itemId);
    }
    await this.edits.linkProvisional({ ...item, kind: gateway.kind }, holder.itemId, item.workspaceId);
    return { moved: holder.itemId };
  }

  /**
   * What an upsert wrote over: somebody gave the unique value to a record of theirs after nobody was found to hold it.
   * @param lookedAt the moment before that look
   */
  private async findOverwritten(
    gateway: ValueGateway,
    item: WrittenItem,
    edits: LocalEdit[],
    lookedAt: Instant,
    stored: PresentReading,
  ): Promise<NewConflict[]> {
    const schema = await gateway.schema(item.scopeId);
    if (await this.isMadeByUs(schema, stored)) return [];
    const written = [...coalesce(edits).values()].flatMap((edit): PlannedAttribute[] => {
      const attribute = schema.byId.get(edit.attributeId);
      if (attribute === undefined || edit.local.length === 0) return [];
      const decision = { outcome: 'push' as const, rule: 'unchanged_there' as const, values: edit.local };
      return [{ attribute, edit, remote: [], remoteBy: remoteAuthor([], []), policy: null, decision }];
    });
    return this.lost.find(gateway, item, written, lookedAt, stored);
  }

  /**
   * Looks for what an earlier try made: made since by our own token, with the very values we sent, and not known as the
   * result of another create. What was changed here since may have been sent with it or not.
   */
  private async findMade(
    gateway: ValueGateway,
    item: WrittenItem,
    create: LocalEdit,
    wanted: LocalEdit[],
    parent: ItemParent,
  ): Promise<PresentReading | undefined> {
    if (create.unknownSince === null) return undefined;
    const since = this.sentSince(create.unknownSince);
    const schema = await gateway.schema(item.scopeId);
    const sent = wanted.filter((edit) => edit === create || edit.unknownSince !== null);
    const tries = [sent, [create]].map((edits) => valuesOf(coalesce(edits)));
    const findKnown = (itemIds: string[]) => this.edits.listMade(create, itemIds);
    for await (const reading of gateway.listMadeSince(item, since, parent, findKnown)) {
      if (!tries.some((values) => holds(reading, values))) continue;
      if (!(await this.isMadeByUs(schema, reading))) continue;
      if (await this.edits.claimMade(create, reading.itemId, false)) return reading;
    }
    return undefined;
  }

  private sentSince(unknownSince: Date): Instant {
    const earliest = this.attioClock.earliestAttioTime(unknownSince.getTime());
    return instantFromEpochMs(epochMsOf(earliest) - CLOCK_SLACK_MS);
  }

  private async isMadeByUs(schema: CollectionSchema, reading: PresentReading): Promise<boolean> {
    const attribute = schema.bySlug.get('created_by');
    const [creator] = (reading.values[attribute?.attributeId ?? ''] ?? []) as AttioValue[];
    const clientId = (await this.workspaces.find())?.clientId;
    return creator !== undefined && creator['referenced_actor_id'] === clientId;
  }

  private async parentOf({ parent }: LocalEdit): Promise<ResolvedReferences & { parent: ItemParent }> {
    if (parent === null) return { parent: null, isWaiting: false };
    const { id, ...state } = await this.references.resolveOne(parent.record_id);
    return { parent: { object: parent.object, record_id: id }, ...state };
  }
}

function isDeletion({ operation }: LocalEdit): boolean {
  return operation === 'delete';
}

function withdrawnEnd(edits: LocalEdit[]) {
  const ends = edits.map((edit): EditEnd => {
    return { ticketId: edit.ticketId, state: isDeletion(edit) ? 'applied' : 'superseded', outcome: null };
  });
  return { ends, conflicts: [], observedAt: null };
}

/** Values by which Attio knows an item, and nobody else may have. */
export function uniqueValues(schema: CollectionSchema, values: ParsedValues): Map<AttributeRow, AttioValue[]> {
  const unique = new Map<AttributeRow, AttioValue[]>();
  for (const attribute of schema.live) {
    const list = (values[attribute.attributeId] ?? []).filter((value) => !(UNREAD in value));
    if (attribute.isUnique && attribute.isWritable && list.length > 0) unique.set(attribute, list);
  }
  return unique;
}

/** The one the caller named, else the first in Attio's own order that has a value. */
function matchingAttribute(
  schema: CollectionSchema,
  { matchingAttributeId }: LocalEdit,
  unique: Map<AttributeRow, AttioValue[]>,
): AttributeRow | undefined {
  const named = matchingAttributeId === null ? undefined : schema.byId.get(matchingAttributeId);
  return named && unique.has(named) ? named : unique.keys().next().value;
}

function valuesOf(merged: Map<string, AttributeEdit>): ParsedValues {
  const values: ParsedValues = {};
  for (const { attributeId, local } of merged.values()) if (local.length > 0) values[attributeId] = local;
  return values;
}

function holds(reading: PresentReading, values: ParsedValues): boolean {
  return Object.entries(values).every(([attributeId, list]) => {
    const there = (reading.values[attributeId] ?? []) as AttioValue[];
    return list.some((value) => UNREAD in value) || sameValues(there, list);
  });
}
