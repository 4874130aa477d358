import { Injectable } from '@nestjs/common';
import { eventTypes } from '../event-routes.js';
import { type WebhookEvent } from '../webhook-body.js';
import { type WebhookHandler } from './webhook-handler.js';

/** Which handler wants which event type. */
@Injectable()
export class WebhookHandlers {
  private readonly byName = new Map<string, WebhookHandler>();

  /** @throws when two handlers have one name, or one wants an event type that Attio does not have */
  constructor(handlers: readonly WebhookHandler[]) {
    for (const handler of handlers) {
      if (this.byName.has(handler.name)) throw new Error(`Two webhook handlers are called ${handler.name}`);
      const unknown = handler.eventTypes.filter((type) => !eventTypes.includes(type));
      if (unknown.length > 0)
        throw new Error(`${handler.name} wants events Attio does not send: ${unknown.join(', ')}`);
      this.byName.set(handler.name, handler);
    }
  }

  find(name: string): WebhookHandler | undefined {
    return this.byName.get(name);
  }

  /** @returns for each handler that wants one of the events, its name and the event's index */
  wantedBy(events: readonly WebhookEvent[]): { position: number; handler: string }[] {
    return events.flatMap(({ event_type: type }, position) =>
      [...this.byName.values()]
        .filter((handler) => handler.eventTypes.includes(type))
        .map(({ name }) => ({ position, handler: name })),
    );
  }
}
