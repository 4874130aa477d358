import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AttioNotFoundError, AttioValidationError, type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import {
  ChangeFeedRepository,
  WorkspaceRepository,
  type LocalEdit,
  type NewConflict,
  type PresentReading,
} from '@app/database';
import { bothChanged } from './edit-ends.js';
import { findLostUpdate, isCurrent, replacedByUs } from './lost-update.js';
import { pushConfig, type PushConfig } from './push.config.js';
import { type PlannedAttribute, type PushPlan } from './push-plan.js';
import { type ValueGateway, type WrittenItem } from './value-gateway.js';

/** A history that does not show our own write yet is read again, for longer than Attio's reads are known to lag. */
const HISTORY_TRIES = 14;
const HISTORY_WAIT_MS = 500;

/** Looks into histories for what people wrote and our writes replaced unseen: each is a conflict to be shown. */
@Injectable()
export class LostUpdates {
  private readonly logger = new Logger(LostUpdates.name);

  constructor(
    @Inject(pushConfig.KEY) private readonly config: PushConfig,
    private readonly workspaces: WorkspaceRepository,
    private readonly changes: ChangeFeedRepository,
  ) {}

  /**
   * After a write.
   * @param readAt the moment of the reading before it
   * @param stored what Attio has since
   */
  async find(
    gateway: ValueGateway,
    item: WrittenItem,
    written: PlannedAttribute[],
    readAt: Instant,
    stored: PresentReading,
  ): Promise<NewConflict[]> {
    const conflicts: NewConflict[] = [];
    for (const one of written) {
      if (!this.isChecked(one)) continue;
      const { attributeId, isMultiselect } = one.attribute;
      const now = (stored.values[attributeId] ?? []) as AttioValue[];
      const history = await this.historyOf(gateway, item, attributeId, one.remote, now);
      const lost = findLostUpdate(history, one.remote, readAt, now, isMultiselect);
      const earlier = await this.findReplaced(gateway, item, one, history);
      conflicts.push(...earlier.filter(({ remoteAt }) => remoteAt !== (lost?.by?.active_from ?? null)));
      if (lost === null) continue;
      const why = `somebody ${lost.by === null ? 'took a value away' : 'set it'} in Attio between our read and our write`;
      conflicts.push({ ...lostUpdate(item, one, why, lost.values, lost.by), base: one.remote, local: now });
    }
    return conflicts;
  }

  /**
   * Before a write, or instead of one: an earlier try of these edits may have been carried out although its answer never
   * came, and what stands in Attio by now may be our value or another one again.
   */
  async findBefore(
    gateway: ValueGateway,
    item: WrittenItem,
    edits: LocalEdit[],
    plan: PushPlan,
    remote: PresentReading,
  ): Promise<NewConflict[]> {
    if (edits.every(({ unknownSince }) => unknownSince === null)) return [];
    // What the editor saw stands for what was read then.
    const ours = plan.attributes
      .filter(({ decision, edit }) => decision.outcome === 'same' && edit.base.length > 0)
      .map((one) => ({ ...one, remote: one.edit.base }));
    const conflicts = plan.method === null ? await this.find(gateway, item, ours, remote.observedAt, remote) : [];
    for (const one of plan.attributes) {
      const isLeft = one.decision.outcome === 'remote' || one.decision.outcome === 'ask';
      if (!isLeft || !this.isChecked(one)) continue;
      const history = await this.historyOf(gateway, item, one.attribute.attributeId, [], one.remote);
      conflicts.push(...(await this.findReplaced(gateway, item, one, history)));
    }
    return conflicts;
  }

  /**
   * Values that writes of ours replaced since what the editor saw, and that the change log does not hold: a write that is
   * repeated replaces what came after its first time, and so on. Of single-value attributes alone.
   */
  private async findReplaced(
    { kind }: ValueGateway,
    item: WrittenItem,
    one: PlannedAttribute,
    history: AttioValue[],
  ): Promise<NewConflict[]> {
    const { attributeId, isMultiselect } = one.attribute;
    const { base } = one.edit;
    // As after most writes: nothing but our own value is newer than what the editor saw.
    const newer = history.filter(({ active_from: from }) => (from ?? '') > (base[0]?.active_from ?? ''));
    if (isMultiselect || newer.length < 2) return [];
    const clientId = (await this.workspaces.find())?.clientId;
    const conflicts: NewConflict[] = [];
    for (const value of replacedByUs(history, base, ({ created_by_actor: actor }) => actor?.id === clientId)) {
      if (await this.changes.hasShown({ ...item, kind }, attributeId, value.active_from ?? '')) continue;
      const why = 'an earlier try of this edit replaced it in Attio before anybody saw it';
      conflicts.push(lostUpdate(item, one, why, [value], value));
    }
    return conflicts;
  }

  private isChecked({ remote, edit }: PlannedAttribute): boolean {
    if (this.config.lostUpdateCheck !== 'people') return this.config.lostUpdateCheck === 'always';
    return [...remote, ...edit.base].some((value) => value.created_by_actor?.type === 'workspace-member');
  }

  /** Attio tells no history of enriched attributes: then nothing can be found. */
  private async historyOf(
    gateway: ValueGateway,
    { scopeId, itemId }: WrittenItem,
    attributeId: string,
    before: readonly AttioValue[],
    stored: readonly AttioValue[],
  ): Promise<AttioValue[]> {
    try {
      for (let tries = 1; ; tries++) {
        const history = await gateway.history(scopeId, itemId, attributeId);
        if (isCurrent(history, before, stored)) return history;
        if (tries === HISTORY_TRIES) {
          this.logger.warn('a history does not show what was written', { itemId, attributeId });
          return history;
        }
        await wait(HISTORY_WAIT_MS);
      }
    } catch (error) {
      if (error instanceof AttioValidationError || error instanceof AttioNotFoundError) return [];
      throw error;
    }
  }
}

function lostUpdate(
  { itemId }: WrittenItem,
  one: PlannedAttribute,
  why: string,
  values: AttioValue[],
  by: AttioValue | null,
): NewConflict {
  return {
    ...bothChanged(one.edit.edit, one),
    itemId,
    reason: 'lost_update',
    why,
    remote: values,
    remoteActor: by?.created_by_actor ?? null,
    remoteAt: by?.active_from ?? null,
  };
}
