import { type PushEnd } from '@app/database';

/** What one attempt to push an item's edits came to. */
export type PushStep =
  /** Everything is decided; commit it. */
  | { end: PushEnd }
  /** Nothing is decided yet; look again after a pause. */
  | { later: { dueInMs: number; reason: string; isGone?: boolean } }
  /** The edits belong to another item from now on. */
  | { moved: string };

export function later(dueInMs: number, reason: string, isGone = false): PushStep {
  return { later: { dueInMs, reason, isGone } };
}
