import { type AttemptRow, type SubscriptionRow } from '@app/database';
import { encodeFeedCursor } from '../feed/cursor.js';

/** A subscription as it is shown: never with its secret. */
export interface SubscriptionView {
  id: string;
  name: string;
  target_url: string;
  filter: Record<string, unknown>;
  /** `active`, `paused` or `disabled` */
  state: string;
  /** Everything up to here is delivered. */
  cursor: string;
  /** Changes behind the cursor, whether or not they pass the filter. */
  pending_sequences: number;
  failed_attempts: number;
  failing_since: string | null;
  next_attempt_at: string | null;
  last_error: string | null;
  last_delivered_at: string | null;
  /** The secret before the last rotation signs as well until then. */
  previous_secret_until: string | null;
  created_at: string;
}

/** @param head last sequence of the log */
export function subscriptionView(row: SubscriptionRow, head: bigint): SubscriptionView {
  const filter = row.filter as unknown as Record<string, unknown>;
  return {
    id: row.subscriptionId,
    name: row.name,
    target_url: row.targetUrl,
    filter: {
      kinds: filter['kinds'],
      scope_ids: filter['scopeIds'],
      attribute_ids: filter['attributeIds'],
      record_ids: filter['itemIds'],
      operations: filter['operations'],
      causes: filter['causes'],
      include_derived: filter['includeDerived'],
    },
    state: row.state,
    cursor: encodeFeedCursor(row.cursor),
    pending_sequences: Number(head > row.cursor ? head - row.cursor : 0n),
    failed_attempts: row.attempts,
    failing_since: row.failingSince?.toISOString() ?? null,
    next_attempt_at: row.attempts > 0 && row.state === 'active' ? row.dueAt.toISOString() : null,
    last_error: row.lastError,
    last_delivered_at: row.lastDeliveredAt?.toISOString() ?? null,
    previous_secret_until: row.previousSecretUntil?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
  };
}

export interface AttemptView {
  sequence: number;
  outcome: string;
  status: number | null;
  error: string | null;
  duration_ms: number;
  /** Set when it belongs to a replay. */
  replay_id: string | null;
  attempted_at: string;
}

export function attemptView(row: AttemptRow & { attemptedAt: Date }): AttemptView {
  return {
    sequence: Number(row.sequence),
    outcome: row.outcome,
    status: row.status,
    error: row.error,
    duration_ms: row.durationMs,
    replay_id: row.replayId,
    attempted_at: row.attemptedAt.toISOString(),
  };
}

/** The secrets that sign now: during a rotation the one before as well. */
export function secretsOf(row: SubscriptionRow, nowMs: number): string[] {
  const { secret, previousSecret, previousSecretUntil } = row;
  const isBoth = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil.getTime() > nowMs;
  return isBoth ? [secret, previousSecret] : [secret];
}
