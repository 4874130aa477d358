import { type AttioValue } from '@app/attio';
import { type Policy } from './policy.js';
import { mergeSets } from './set-merge.js';
import { sameValues } from './value-keys.js';

/** Who made one side's value, and when; what is not known is `null`. */
export interface Authorship {
  isPerson: boolean | null;
  /** Milliseconds since 1970, on Attio's clock. */
  atMs: number | null;
}

export interface MergeInput {
  isMultiselect: boolean;
  isWritable: boolean;
  /** What the editor saw. */
  base: readonly AttioValue[];
  /** What the editor wants. */
  local: readonly AttioValue[];
  /** What Attio has now. */
  remote: readonly AttioValue[];
  localBy: Authorship;
  remoteBy: Authorship;
  /** Chosen for this attribute; `null` is the default chain. */
  policy: Policy | null;
  /** Two changes closer together than this have no later one. */
  skewGuardMs: number;
}

/** What decided, for the ticket and the dry run. */
export type MergeRule = 'unchanged_there' | 'unchanged_here' | 'equal' | 'read_only' | Exclude<Policy, 'ask'>;

export type MergeDecision =
  /** Write these values. */
  | { outcome: 'push'; rule: MergeRule; values: readonly AttioValue[] }
  /** Attio has what the editor wants. */
  | { outcome: 'same'; rule: 'equal' | 'set_merge' }
  /** Attio's value stays; the editor's lost. */
  | { outcome: 'remote'; rule: MergeRule }
  /** Nobody but a human can tell. */
  | { outcome: 'ask'; why: string };

/**
 * The three-way merge of one attribute. Pure: the same sides give the same decision, in every process.
 * Order of the default chain: read-only, set merge for multi-value attributes, a person before a machine, the later one.
 */
export function mergeAttribute(input: MergeInput): MergeDecision {
  const { base, local, remote, policy } = input;
  if (sameValues(remote, local)) return { outcome: 'same', rule: 'equal' };
  if (!input.isWritable) return { outcome: 'remote', rule: 'read_only' };
  if (sameValues(remote, base)) return { outcome: 'push', rule: 'unchanged_there', values: local };
  // A form sends all its fields: what its user left as it was is no change.
  if (sameValues(local, base)) return { outcome: 'remote', rule: 'unchanged_here' };
  switch (policy) {
    case 'ask':
      return { outcome: 'ask', why: 'the policy of this attribute asks' };
    case 'attio_wins':
      return { outcome: 'remote', rule: policy };
    case 'local_wins':
      return { outcome: 'push', rule: policy, values: local };
    case 'latest_wins':
      return latest(input);
    case 'person_wins':
      return person(input) ?? latest(input);
    case 'set_merge':
    case null:
      return input.isMultiselect ? sets(input) : (person(input) ?? latest(input));
  }
}

function sets({ base, local, remote }: MergeInput): MergeDecision {
  const values = mergeSets(base, local, remote);
  if (!sameValues(values, remote)) return { outcome: 'push', rule: 'set_merge', values };
  // All that was added and removed here is so there: by others, or by an earlier try whose answer never came. A wish for
  // another order alone is not fulfilled.
  const isOrderAlone = sameValues(mergeSets(base, local, base), base);
  return isOrderAlone ? { outcome: 'remote', rule: 'set_merge' } : { outcome: 'same', rule: 'set_merge' };
}

function person({ local, localBy, remoteBy }: MergeInput): MergeDecision | undefined {
  if (localBy.isPerson === null || remoteBy.isPerson === null || localBy.isPerson === remoteBy.isPerson)
    return undefined;
  return localBy.isPerson
    ? { outcome: 'push', rule: 'person_wins', values: local }
    : { outcome: 'remote', rule: 'person_wins' };
}

function latest({ local, localBy, remoteBy, skewGuardMs }: MergeInput): MergeDecision {
  if (localBy.atMs === null || remoteBy.atMs === null)
    return { outcome: 'ask', why: 'nothing says when the value in Attio was changed' };
  const aheadMs = localBy.atMs - remoteBy.atMs;
  if (Math.abs(aheadMs) <= skewGuardMs)
    return { outcome: 'ask', why: 'both sides changed it within the skew guard, and neither is a person alone' };
  return aheadMs > 0
    ? { outcome: 'push', rule: 'latest_wins', values: local }
    : { outcome: 'remote', rule: 'latest_wins' };
}
