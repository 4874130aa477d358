import { Injectable } from '@nestjs/common';
import { AttioClock, AttioNotFoundError } from '@app/attio';
import { Clock, epochMsOf, instantFromEpochMs, type Instant } from '@app/common';
import {
  LocalEditRepository,
  MirrorRepository,
  WHOLE_ITEM,
  WorkspaceRepository,
  type EditEnd,
  type EditTarget,
  type EditValues,
  type ItemReading,
  type LocalEdit,
  type NewConflict,
} from '@app/database';
import { ItemSources } from '../../sources/item-sources.js';
import { type PushLease } from '../push-lease.js';
import { later, type PushStep } from '../push-step.js';
import { References } from '../references.js';
import { refused } from '../value-pusher.js';
import { idsIn, replaceIds } from './activity-input.js';
import { type ActivityGateway } from './activity-gateway.js';

const CLOCK_SLACK_MS = 60_000;
const WAIT_MS = 1_000;

/** Carries notes, tasks and comments to Attio: each made once, changed by member, deleted for good. */
@Injectable()
export class ActivityPusher {
  constructor(
    private readonly edits: LocalEditRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly references: References,
    private readonly mirror: MirrorRepository,
    private readonly sources: ItemSources,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  async push(gateway: ActivityGateway, target: EditTarget, edits: LocalEdit[], lease: PushLease): Promise<PushStep> {
    const [first] = edits;
    if (first === undefined) return { end: { ends: [], conflicts: [], observedAt: null } };
    const isMissing = first.operation === 'create' && first.provisionalId === target.itemId;
    const deletion = edits.find(({ operation }) => operation === 'delete');
    if (isMissing && (deletion === undefined || first.unknownSince !== null)) {
      return this.create(gateway, target, edits, first, lease);
    }
    if (isMissing) return { end: { ends: endsOf(edits, 'superseded', deletion), conflicts: [], observedAt: null } };
    if (deletion) return this.delete(gateway, target, edits, deletion, lease);
    return this.update(gateway, target, edits, first, lease);
  }

  private async create(
    gateway: ActivityGateway,
    target: EditTarget,
    edits: LocalEdit[],
    create: LocalEdit,
    lease: PushLease,
  ): Promise<PushStep> {
    const wanted = edits.filter(({ operation }) => operation !== 'delete');
    const resolved = await this.references.resolveMany(idsIn(mergedInput(wanted)));
    // What was changed since may refer to a record that waits for this one, or that never comes: it goes its own way.
    const isHeldUp = resolved.isWaiting || resolved.failedId !== undefined;
    if (isHeldUp && wanted.length > 1) {
      const alone = edits.filter((edit) => edit === create || edit.operation === 'delete');
      return this.create(gateway, target, alone, create, lease);
    }
    if (resolved.isWaiting) return later(WAIT_MS, 'a record it refers to is not in Attio yet');
    if (resolved.failedId !== undefined)
      return refused(edits, 'reference_failed', `record ${resolved.failedId} never came to be`);
    const inputOf = (some: LocalEdit[]) => replaceIds(mergedInput(some), (id) => resolved.aliases.get(id) ?? id);
    // What was changed here since the first try may have been sent with it or not.
    const sent = wanted.filter((edit) => edit === create || edit.unknownSince !== null);
    const foundId = await this.findMade(gateway, create, [inputOf(sent), inputOf([create])]);
    const deletion = edits.find(({ operation }) => operation === 'delete');
    // It was withdrawn, and the earlier try made nothing: nor does this one.
    if (foundId === undefined && deletion !== undefined)
      return { end: { ends: endsOf(edits, 'superseded', deletion), conflicts: [], observedAt: null } };
    const stored =
      foundId === undefined
        ? await lease.send(() => gateway.create(create.workspaceId, inputOf(wanted), create.createdAt))
        : await this.read({ ...target, itemId: foundId }, create.workspaceId);
    const itemId = foundId ?? stored?.itemId ?? '';
    if (foundId === undefined && !(await this.edits.claimMade(create, itemId, false)))
      return later(WAIT_MS, 'another create of the same content took what this one made');
    if (deletion !== undefined) {
      await this.edits.linkProvisional(target, itemId, create.workspaceId);
      return { moved: itemId }; // deleted here meanwhile: it is deleted there next
    }
    const observedAt = await this.applyOurs({ ...target, itemId }, create, stored);
    const carried = foundId === undefined ? wanted : [create];
    return { end: { ends: endsOf(carried, 'applied'), conflicts: [], observedAt, madeItemId: itemId } };
  }

  private async update(
    gateway: ActivityGateway,
    target: EditTarget,
    edits: LocalEdit[],
    first: LocalEdit,
    lease: PushLease,
  ): Promise<PushStep> {
    const reading = await this.read(target, first.workspaceId);
    if (reading === undefined) return later(WAIT_MS, 'it cannot be read now');
    if ('absent' in reading) {
      const { failedId } = await this.references.resolveOne(target.itemId);
      if (failedId !== undefined) return refused(edits, 'reference_failed', 'what it changes never came to be');
      await this.apply(target, first, reading, false);
      const why = 'it was deleted in Attio before the edit arrived';
      const conflicts = edits.map((edit) =>
        conflictOf(edit, target, 'deleted_there', why, edit.base, edit.local, null),
      );
      return { end: { ends: endsOf(edits, 'conflict'), conflicts, observedAt: null } };
    }
    await this.apply(target, first, reading, false);
    const { change, asked } = mergeMembers(edits, gateway.writable?.(reading.values) ?? {});
    const isAsked = (edit: LocalEdit) => Object.keys(asked?.local ?? {}).some((member) => member in edit.local);
    const ends = edits.flatMap((edit) => endsOf([edit], isAsked(edit) ? 'conflict' : 'applied'));
    const conflicts: NewConflict[] = [];
    if (asked !== null) {
      const why = 'both sides changed it, and Attio does not say who was later';
      const last = edits.findLast(isAsked) ?? first;
      conflicts.push(conflictOf(last, target, 'both_changed', why, asked.base, asked.local, asked.remote));
    }
    if (Object.keys(change).length === 0 || gateway.update === undefined) {
      return { end: { ends, conflicts, observedAt: null } };
    }
    const resolved = await this.references.resolveMany(idsIn(change));
    if (resolved.isWaiting) return later(WAIT_MS, 'a record it refers to is not in Attio yet');
    if (resolved.failedId !== undefined && edits.length > 1) return this.update(gateway, target, [first], first, lease);
    if (resolved.failedId !== undefined)
      return refused(edits, 'reference_failed', `record ${resolved.failedId} never came to be`);
    const input = replaceIds(change, (id) => resolved.aliases.get(id) ?? id);
    const stored = await lease.send(async () => gateway.update?.(first.workspaceId, target.itemId, input));
    const observedAt = await this.applyOurs(target, edits.at(-1) ?? first, stored);
    return { end: { ends, conflicts, observedAt } };
  }

  private async delete(
    gateway: ActivityGateway,
    target: EditTarget,
    edits: LocalEdit[],
    deletion: LocalEdit,
    lease: PushLease,
  ): Promise<PushStep> {
    const before = await this.read(target, deletion.workspaceId);
    if (before !== undefined) await this.apply(target, deletion, before, false);
    try {
      await lease.send(() => gateway.delete(target.itemId));
    } catch (error) {
      if (!(error instanceof AttioNotFoundError)) throw error; // gone is gone
    }
    const nowAt = this.attioClock.earliestAttioTime(this.clock.nowMs());
    const observedAt = before !== undefined && before.observedAt > nowAt ? before.observedAt : nowAt;
    await this.apply(target, deletion, { itemId: target.itemId, observedAt, absent: true }, true);
    return { end: { ends: endsOf(edits, 'superseded', deletion), conflicts: [], observedAt: null } };
  }

  /** Looks for what an earlier try made: equal in all we sent, by us, and not the result of another create. */
  private async findMade(gateway: ActivityGateway, create: LocalEdit, inputs: EditValues[]) {
    if (create.unknownSince === null) return undefined;
    const earliest = this.attioClock.earliestAttioTime(create.unknownSince.getTime());
    const since = instantFromEpochMs(epochMsOf(earliest) - CLOCK_SLACK_MS);
    const clientId = (await this.workspaces.find())?.clientId ?? '';
    for (const input of inputs) {
      const like = await gateway.listLike(input, create.createdAt, since, clientId);
      const known = await this.edits.listMade(create, like);
      for (const itemId of like) {
        if (!known.has(itemId) && (await this.edits.claimMade(create, itemId, false))) return itemId;
      }
    }
    return undefined;
  }

  /** @returns the moment from which the mirror shows it; `null` when it is gone again */
  private async applyOurs(
    target: EditTarget,
    edit: LocalEdit,
    reading: ItemReading | undefined,
  ): Promise<Instant | null> {
    if (reading === undefined || 'absent' in reading) return null;
    await this.apply(target, edit, reading, true);
    return reading.observedAt;
  }

  private async read({ kind, scopeId, itemId }: EditTarget, workspaceId: string): Promise<ItemReading | undefined> {
    const results = await this.sources.find(kind)?.read(workspaceId, scopeId, [itemId], 'live');
    const result = results?.get(itemId);
    return result !== undefined && 'reading' in result ? result.reading : undefined;
  }

  private async apply(target: EditTarget, edit: LocalEdit, reading: ItemReading, isOurs: boolean): Promise<void> {
    const source = this.sources.find(target.kind);
    if (source === undefined) return;
    await this.mirror.apply([reading], {
      ...{ workspaceId: edit.workspaceId, kind: target.kind, scopeId: target.scopeId, logged: true },
      cause: isOurs ? 'push' : 'reconcile',
      ticketId: isOurs ? edit.ticketId : undefined,
      touchUnchanged: 'always',
      diff: (before, after) => source.diff(before, after),
    });
  }
}

/**
 * The members to write, and those that both sides changed: Attio says neither who changed a task nor when, so two
 * different wishes are for a human. Pure.
 */
export function mergeMembers(edits: readonly LocalEdit[], remote: EditValues) {
  const local = Object.assign({}, ...edits.map((edit) => edit.local)) as EditValues;
  const base = Object.assign({}, ...[...edits].reverse().map((edit) => edit.base)) as EditValues;
  const members = Object.keys(local).filter((member) => keyOf(local[member]) !== keyOf(remote[member]));
  const both = members.filter((member) => keyOf(remote[member]) !== keyOf(base[member]));
  const ours = members.filter((member) => !both.includes(member));
  const change = Object.fromEntries(ours.map((member) => [member, local[member]]));
  const pick = (side: EditValues) => Object.fromEntries(both.map((member) => [member, side[member] ?? null]));
  return { change, asked: both.length === 0 ? null : { base: pick(base), local: pick(local), remote: pick(remote) } };
}

/** Of a create and the changes of it since. */
function mergedInput(edits: readonly LocalEdit[]): EditValues {
  return Object.assign({}, ...edits.map(({ local }) => local)) as EditValues;
}

function endsOf(edits: LocalEdit[], state: EditEnd['state'], deletion?: LocalEdit): EditEnd[] {
  return edits.map(({ ticketId }) => {
    return { ticketId, state: ticketId === deletion?.ticketId ? 'applied' : state, outcome: null };
  });
}

function conflictOf(
  edit: LocalEdit,
  { itemId }: EditTarget,
  reason: NewConflict['reason'],
  why: string,
  base: unknown,
  local: unknown,
  remote: unknown,
): NewConflict {
  const { workspaceId, kind, scopeId, callerId: localCallerId, createdAt: localAt, ticketId } = edit;
  const sides = { base, local, remote, remoteActor: null, remoteAt: null };
  const common = { workspaceId, kind, scopeId, itemId, attributeId: WHOLE_ITEM, reason, why, localCallerId, localAt };
  return { ...common, ...sides, ticketId };
}

/** Lists of links and assignees are sets; the object of a link is read as id or slug. */
function keyOf(member: unknown): string {
  if (!Array.isArray(member)) {
    const atMs = typeof member === 'string' ? Date.parse(member) : Number.NaN;
    return JSON.stringify(Number.isNaN(atMs) ? (member ?? null) : atMs);
  }
  const ids = (member as Record<string, unknown>[]).map((one) => one['target_record_id'] ?? one['referenced_actor_id']);
  return JSON.stringify(ids.map(String).sort());
}
