import { type WebhookEvent } from '../webhook-body.js';

/** What a handler is told. */
export interface HandledEvent {
  deliveryId: string;
  /** As Attio sent it: ids and an actor, no values. */
  event: WebhookEvent;
}

/**
 * Work of this application's own on events of Attio's. It runs in a worker once the event is settled, so the mirror
 * shows what the event spoke of. At least once: it must bear to run again. Whatever it throws is tried again, a few
 * times at growing distances, and then stays visible as `failed`; other handlers and the mirror are not held up.
 */
export interface WebhookHandler {
  /** Lasting and unique: rows remember it. */
  readonly name: string;
  /** Event types it wants, e.g. `record.created`. */
  readonly eventTypes: readonly string[];
  handle(event: HandledEvent): Promise<void>;
}
