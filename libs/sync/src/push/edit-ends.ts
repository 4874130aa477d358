import { type AttributeOutcome, type EditEnd, type EditOutcome, type LocalEdit, type NewConflict } from '@app/database';
import { type PlannedAttribute, type PushPlan } from './push-plan.js';

/**
 * How each coalesced edit ends. An attribute counts for the last edit that touched it; for the earlier ones it was
 * overtaken. `stored` is what Attio has after the write.
 */
export function editEnds(
  edits: readonly LocalEdit[],
  plan: PushPlan,
  stored: Readonly<Record<string, unknown>>,
): EditEnd[] {
  const planned = new Map(plan.attributes.map((one) => [one.attribute.attributeId, one]));
  return edits.map((edit) => {
    const outcome: EditOutcome = {};
    for (const attributeId of Object.keys(edit.local)) {
      const one = planned.get(attributeId);
      if (one === undefined) outcome[attributeId] = { result: 'lost', rule: 'attribute_gone' };
      else if (one.edit.edit.ticketId !== edit.ticketId)
        outcome[attributeId] = { result: 'overtaken', rule: 'later_edit' };
      else outcome[attributeId] = outcomeOf(one, stored[attributeId] ?? []);
    }
    return { ticketId: edit.ticketId, state: stateOf(outcome), outcome };
  });
}

/** The conflict of an attribute that no policy decided. */
export function bothChanged(edit: LocalEdit, one: PlannedAttribute): NewConflict {
  return {
    workspaceId: edit.workspaceId,
    kind: edit.kind,
    scopeId: edit.scopeId,
    itemId: edit.itemId,
    attributeId: one.attribute.attributeId,
    reason: 'both_changed',
    why: one.decision.outcome === 'ask' ? one.decision.why : '',
    base: one.edit.base,
    local: one.edit.local,
    remote: one.remote,
    localCallerId: one.edit.edit.callerId,
    localAt: one.edit.edit.createdAt,
    remoteActor: one.remoteBy.actor,
    remoteAt: one.remoteBy.at,
    ticketId: one.edit.edit.ticketId,
  };
}

function outcomeOf({ decision, remote }: PlannedAttribute, after: unknown): AttributeOutcome {
  switch (decision.outcome) {
    case 'push':
      return { result: 'written', rule: decision.rule, before: remote, after };
    case 'same':
      return { result: 'same', rule: decision.rule };
    case 'remote':
      return { result: decision.rule === 'unchanged_here' ? 'same' : 'lost', rule: decision.rule, after: remote };
    case 'ask':
      return { result: 'asked', rule: 'ask' };
  }
}

function stateOf(outcome: EditOutcome): 'applied' | 'superseded' | 'conflict' {
  const results = Object.values(outcome).map(({ result }) => result);
  if (results.includes('asked')) return 'conflict';
  const isDone = results.length === 0 || results.includes('written') || results.includes('same');
  return isDone ? 'applied' : 'superseded';
}
