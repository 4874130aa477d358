import { type ChangeView } from '../feed/change-view.js';
import { type OutgoingMessage } from './webhook-sender.js';

const past: Record<string, string> = { create: 'created', update: 'updated', delete: 'deleted', merge: 'merged' };

/** @returns the type of the message, e.g. `record.updated` */
function messageType(change: Pick<ChangeView, 'kind' | 'operation'>): string {
  return `${change.kind}.${past[change.operation] ?? change.operation}`;
}

/**
 * One change as one message. Retries and replays carry the same id, so that a receiver that has it can drop it.
 * The body has the `type`, `timestamp`, `data` of the Standard Webhooks specification.
 */
export function messageOf(subscriptionId: string, change: ChangeView): OutgoingMessage {
  return {
    id: `msg_${subscriptionId}_${change.sequence}`,
    body: JSON.stringify({ type: messageType(change), timestamp: change.occurred_at, data: change }),
  };
}
