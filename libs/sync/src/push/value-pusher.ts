import { Inject, Injectable } from '@nestjs/common';
import { AttioClock, type AttioValue } from '@app/attio';
import { Clock } from '@app/common';
import {
  WHOLE_ITEM,
  type AbsentReading,
  type AttributeRow,
  type EditEnd,
  type EditTarget,
  type EditValues,
  type LocalEdit,
  type NewConflict,
  type PresentReading,
} from '@app/database';
import { remoteAuthor } from '../merge/authorship.js';
import { sameValues, UNREAD } from '../merge/value-keys.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { coalesce, type AttributeEdit } from './coalesce.js';
import { bothChanged, editEnds } from './edit-ends.js';
import { LostUpdates } from './lost-updates.js';
import { MirrorWriter } from './mirror-writer.js';
import { PoliciesService } from './policies.service.js';
import { pushConfig, type PushConfig } from './push.config.js';
import { type PushLease } from './push-lease.js';
import { planPush, type PlannedAttribute, type PushPlan } from './push-plan.js';
import { later, type PushStep } from './push-step.js';
import { References } from './references.js';
import { type ValueGateway, type WrittenItem } from './value-gateway.js';

const MERGE_WAIT_MS = 1_000;
const REFERENCE_WAIT_MS = 1_000;

/** Changes and deletes items with attributes: reads now, merges, writes what differs, and looks for what it overwrote. */
@Injectable()
export class ValuePusher {
  constructor(
    @Inject(pushConfig.KEY) private readonly config: PushConfig,
    private readonly policies: PoliciesService,
    private readonly references: References,
    private readonly mirror: MirrorWriter,
    private readonly lost: LostUpdates,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /** @throws AttioError nothing is decided; the caller sorts it */
  async push(gateway: ValueGateway, target: EditTarget, edits: LocalEdit[], lease: PushLease): Promise<PushStep> {
    const first = edits[0];
    if (first === undefined) return { end: { ends: [], conflicts: [], observedAt: null } };
    const item: WrittenItem = { ...target, workspaceId: first.workspaceId };
    const read = await gateway.read(item.workspaceId, item.scopeId, item.itemId);
    if (!('reading' in read)) return later(MERGE_WAIT_MS, 'the record is being merged');
    if ('absent' in read.reading) return this.gone(gateway, item, edits, read.reading);
    const remote = read.reading;
    await this.mirror.applyBefore(gateway, item, remote);
    const schema = await gateway.schema(item.scopeId);
    const deletion = edits.find(({ operation }) => operation === 'delete');
    if (deletion) return this.delete(gateway, schema, item, edits, deletion, remote, lease);
    const merged = coalesce(edits);
    const resolved = await this.references.resolve(schema, merged);
    if (resolved.isWaiting) return later(REFERENCE_WAIT_MS, 'a record it refers to is not in Attio yet');
    // One bad edit must not take the others down: the first alone, then the rest again.
    if (resolved.failedId !== undefined && edits.length > 1) return this.push(gateway, target, [first], lease);
    if (resolved.failedId !== undefined)
      return refused(edits, 'reference_failed', `record ${resolved.failedId} never came to be`);
    const plan = await this.plan(schema, merged.values(), remote.values);
    const conflicts = await this.lost.findBefore(gateway, item, edits, plan, remote);
    const asked = plan.attributes.filter(({ decision }) => decision.outcome === 'ask');
    conflicts.push(...asked.map((one) => bothChanged(first, one)));
    const { method, writes } = plan;
    if (method === null) {
      return { end: { ends: editEnds(edits, plan, remote.values), conflicts, observedAt: null } };
    }
    const stored = await lease.send(() => gateway.write(item, method, writes));
    const observedAt = await this.mirror.applyWritten(gateway, item, stored, edits.at(-1)?.ticketId ?? first.ticketId);
    const pushed = plan.attributes.filter(({ decision }) => decision.outcome === 'push');
    const ignored = pushed.filter((one) => isIgnored(one, stored));
    if (ignored.length > 0 && ignored.length === pushed.length) {
      return refused(edits, 'write_ignored', 'Attio accepted the write and kept its own values');
    }
    conflicts.push(...(await this.lost.find(gateway, item, pushed, remote.observedAt, stored)));
    return { end: { ends: editEnds(edits, plan, stored.values), conflicts, observedAt } };
  }

  /** The merge of edits with values of Attio, without any effect. */
  async plan(
    schema: CollectionSchema,
    edits: Iterable<AttributeEdit>,
    remote: Readonly<Record<string, unknown>>,
  ): Promise<PushPlan> {
    return planPush(edits, remote, {
      attribute: (attributeId) => schema.byId.get(attributeId),
      policy: await this.policies.forCollection(schema),
      skewGuardMs: this.config.skewGuardMs,
    });
  }

  /** Never a resurrection: what is gone stays gone, and the edits that meant it are shown to a human. */
  private async gone(
    gateway: ValueGateway,
    item: WrittenItem,
    edits: LocalEdit[],
    reading: AbsentReading,
  ): Promise<PushStep> {
    const { failedId } = await this.references.resolveOne(item.itemId);
    if (failedId !== undefined) return neverMade(edits);
    const goneForMs = this.clock.nowMs() - (edits[0]?.goneSince?.getTime() ?? this.clock.nowMs());
    const deletion = edits.find(({ operation }) => operation === 'delete');
    const isOurs = deletion !== undefined && deletion.unknownSince !== null;
    // A merge also answers "not found"; its event says into what, and may be on its way.
    if (!isOurs && goneForMs < this.config.mergeGraceMs) return later(MERGE_WAIT_MS, 'Attio does not find it', true);
    await this.mirror.applyBefore(gateway, item, reading);
    const conflicts: NewConflict[] = [];
    const ends = edits.map((edit): EditEnd => {
      if (edit.operation === 'delete') return { ticketId: edit.ticketId, state: 'applied', outcome: null };
      if (deletion) return { ticketId: edit.ticketId, state: 'superseded', outcome: null };
      conflicts.push(wholeItem(edit, item, 'deleted_there', 'it was deleted in Attio before the edit arrived', null));
      return { ticketId: edit.ticketId, state: 'conflict', outcome: null };
    });
    return { end: { ends, conflicts, observedAt: null } };
  }

  private async delete(
    gateway: ValueGateway,
    schema: CollectionSchema,
    item: WrittenItem,
    edits: LocalEdit[],
    deletion: LocalEdit,
    remote: PresentReading,
    lease: PushLease,
  ): Promise<PushStep> {
    const others = edits.filter(({ ticketId }) => ticketId !== deletion.ticketId);
    const ends = others.map(({ ticketId }): EditEnd => ({ ticketId, state: 'superseded', outcome: null }));
    const changed = changedByPeople(schema, seenBefore(edits, deletion), remote.values);
    if (changed.length > 0) {
      const isMerged = changed.some((attributeId) => isOwnId(schema.byId.get(attributeId)));
      const what = isMerged ? 'it was merged with another' : `people changed ${changed.length} attribute(s) of it`;
      const why = `${what} in Attio since the deletion was asked for`;
      const conflict = wholeItem(deletion, item, 'deleted_here', why, pick(remote.values, changed));
      ends.push({ ticketId: deletion.ticketId, state: 'conflict', outcome: null });
      return { end: { ends, conflicts: [conflict], observedAt: null } };
    }
    await lease.send(() => gateway.delete(item.scopeId, item.itemId));
    const confirmed = await gateway.read(item.workspaceId, item.scopeId, item.itemId);
    if (
      'reading' in confirmed &&
      !('absent' in confirmed.reading) &&
      confirmed.reading.observedAt > remote.observedAt
    ) {
      const stillThere = this.attioClock.earliestAttioTime(this.clock.nowMs());
      if (confirmed.reading.observedAt >= stillThere) return later(MERGE_WAIT_MS, 'Attio still shows it');
    }
    // Gone by now, and certainly after the reading that still showed it.
    const nowAt = this.attioClock.earliestAttioTime(this.clock.nowMs());
    const observedAt = nowAt > remote.observedAt ? nowAt : remote.observedAt;
    const absent: AbsentReading = { itemId: item.itemId, observedAt, absent: true };
    await this.mirror.applyWritten(gateway, item, absent, deletion.ticketId);
    ends.push({ ticketId: deletion.ticketId, state: 'applied', outcome: null });
    return { end: { ends, conflicts: [], observedAt } };
  }
}

/** Every edit ends as failed, with the code and reason, to be replayed once the cause is mended. */
export function refused(
  edits: LocalEdit[],
  attioCode: string,
  message: string,
  holderId: string | null = null,
): PushStep {
  const ends = edits.map(({ ticketId }): EditEnd => ({
    ticketId,
    state: 'failed',
    outcome: null,
    attioCode,
    message,
    holderId,
  }));
  return { end: { ends, conflicts: [], observedAt: null } };
}

/** An item that Attio refused to make, or whose making was called off: there is nothing to change or delete. */
function neverMade(edits: LocalEdit[]): PushStep {
  const attioCode = 'reference_failed';
  const failed = { state: 'failed' as const, outcome: null, attioCode, message: 'what it changes never came to be' };
  const gone = { state: 'applied' as const, outcome: null };
  const ends = edits.map(({ ticketId, operation }): EditEnd => {
    return { ticketId, ...(operation === 'delete' ? gone : failed) };
  });
  return { end: { ends, conflicts: [], observedAt: null } };
}

/** What was seen in Attio when the deletion was asked for: not what edits that are still here had put over it. */
export function seenBefore(edits: readonly LocalEdit[], deletion: LocalEdit): EditValues {
  const earlier = edits.slice(0, edits.indexOf(deletion)).reverse();
  return Object.assign({}, deletion.base, ...earlier.map(({ base }) => base)) as EditValues;
}

/** Attio answered 2xx and kept what it had. */
function isIgnored({ decision, remote, attribute }: PlannedAttribute, stored: PresentReading): boolean {
  if (decision.outcome !== 'push' || decision.values.some((value) => UNREAD in value)) return false;
  const now = (stored.values[attribute.attributeId] ?? []) as AttioValue[];
  return sameValues(now, remote) && !sameValues(now, decision.values);
}

/** Attributes that people changed in Attio since they were seen; a merge changes the id. */
export function changedByPeople(
  schema: CollectionSchema,
  base: Readonly<Record<string, unknown>>,
  remote: Readonly<Record<string, unknown>>,
): string[] {
  return schema.live
    .filter((attribute) => {
      const { isWritable, attributeId } = attribute;
      const seen = (base[attributeId] ?? []) as AttioValue[];
      const now = (remote[attributeId] ?? []) as AttioValue[];
      if (isOwnId(attribute)) return seen.length > 0 && !sameValues(seen, now);
      return isWritable && !sameValues(seen, now) && remoteAuthor(seen, now).isPerson !== false;
    })
    .map(({ attributeId }) => attributeId);
}

function isOwnId(attribute: AttributeRow | undefined): boolean {
  return attribute?.apiSlug === 'record_id';
}

function pick(values: Readonly<Record<string, unknown>>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? []]));
}

function wholeItem(
  edit: LocalEdit,
  item: WrittenItem,
  reason: 'deleted_there' | 'deleted_here',
  why: string,
  remote: unknown,
): NewConflict {
  return {
    workspaceId: edit.workspaceId,
    kind: edit.kind,
    scopeId: edit.scopeId,
    itemId: item.itemId,
    attributeId: WHOLE_ITEM,
    reason,
    why,
    base: edit.base,
    local: reason === 'deleted_here' ? null : edit.local,
    remote,
    localCallerId: edit.callerId,
    localAt: edit.createdAt,
    remoteActor: null,
    remoteAt: null,
    ticketId: edit.ticketId,
  };
}
