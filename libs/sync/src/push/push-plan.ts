import { type AttioValue } from '@app/attio';
import { type AttributeRow } from '@app/database';
import { remoteAuthor, type RemoteAuthor } from '../merge/authorship.js';
import { mergeAttribute, type MergeDecision } from '../merge/merge-attribute.js';
import { type Policy } from '../merge/policy.js';
import { type AttributeEdit } from './coalesce.js';

/** One attribute, merged. */
export interface PlannedAttribute {
  attribute: AttributeRow;
  edit: AttributeEdit;
  remote: AttioValue[];
  remoteBy: RemoteAuthor;
  policy: Policy | null;
  decision: MergeDecision;
}

export interface PushPlan {
  attributes: PlannedAttribute[];
  /** Attribute id → values to write; only what differs from Attio. */
  writes: Record<string, AttioValue[]>;
  /** PATCH cannot remove from multi-value attributes; for single ones the two are equal. `null`: nothing to write. */
  method: 'PATCH' | 'PUT' | null;
}

/** Merges what the editors want with what Attio has now. Pure, so that a dry run is a push without its end. */
export function planPush(
  edits: Iterable<AttributeEdit>,
  remote: Readonly<Record<string, unknown>>,
  rules: {
    attribute: (attributeId: string) => AttributeRow | undefined;
    policy: (attribute: AttributeRow) => Policy | null;
    skewGuardMs: number;
  },
): PushPlan {
  const attributes: PlannedAttribute[] = [];
  const writes: Record<string, AttioValue[]> = {};
  let isMulti = false;
  for (const edit of edits) {
    const attribute = rules.attribute(edit.attributeId);
    if (attribute === undefined) continue;
    const there = (remote[edit.attributeId] ?? []) as AttioValue[];
    const remoteBy = remoteAuthor(edit.base, there);
    const { base, local, localBy } = edit;
    const { isMultiselect, isWritable, isArchived } = attribute;
    // Who decided a conflict, or took an edit back, meant the value they saw: over another one nobody has decided.
    const isDecision = edit.edit.purpose !== 'edit' && !isMultiselect;
    const policy = isDecision ? 'ask' : rules.policy(attribute);
    const sides = { base, local, remote: there, localBy, remoteBy, policy, skewGuardMs: rules.skewGuardMs };
    const merged = mergeAttribute({ ...sides, isMultiselect, isWritable: isWritable && !isArchived });
    const isOvertaken = isDecision && merged.outcome === 'ask';
    const decision = isOvertaken ? { ...merged, why: 'it changed again after this was decided' } : merged;
    attributes.push({ attribute, edit, remote: there, remoteBy, policy, decision });
    if (decision.outcome !== 'push') continue;
    writes[edit.attributeId] = [...decision.values];
    isMulti ||= isMultiselect;
  }
  const method = Object.keys(writes).length === 0 ? null : isMulti ? 'PUT' : 'PATCH';
  return { attributes, writes, method };
}
