import { createHash, randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AttioSignature, AttioSignatureError, verifySignature } from '@app/attio';
import { parseStorableJson, withCorrelation } from '@app/common';
import {
  DeliveryRepository,
  WebhookSubscriptionRepository,
  type NewDeliveryEvent,
  type ThingScope,
} from '@app/database';
import { JobQueue } from '@app/queue';
import { MirroredKinds, WorkspaceService } from '@app/sync';
import { traced } from '@app/tracing';
import { z } from 'zod';
import { WebhookBodyError, WorkspaceUnboundError } from './errors.js';
import { thingsOf } from './event-routes.js';
import { WebhookHandlers } from './handlers/webhook-handlers.js';
import { webhookBody, type WebhookBody, type WebhookEvent } from './webhook-body.js';

const guid = z.guid();

export interface ReceivedDelivery {
  /** The bytes as they came: the signature covers them, not the parsed body. */
  rawBody: Buffer;
  signature: string | undefined;
  idempotencyKey: string | undefined;
}

@Injectable()
export class WebhookService {
  private readonly logger = new Logger(WebhookService.name);

  constructor(
    private readonly signature: AttioSignature,
    private readonly deliveries: DeliveryRepository,
    private readonly queue: JobQueue,
    private readonly workspace: WorkspaceService,
    private readonly mirrored: MirroredKinds,
    private readonly handlers: WebhookHandlers,
    private readonly subscriptions: WebhookSubscriptionRepository,
  ) {}

  /**
   * Stores a delivery and marks what it speaks of, in one transaction, then wakes the worker. The rows are the truth:
   * a crash after them costs the time until the next sweep.
   * @throws AttioSignatureError not signed with one of our secrets: nothing is stored
   * @throws WebhookBodyError signed, but not a delivery: nothing is stored
   * @throws WorkspaceUnboundError too early: nothing is stored, the sender tries again
   */
  async accept(received: ReceivedDelivery): Promise<'accepted' | 'duplicate'> {
    await this.verify(received);
    const { json, body } = parseBody(received.rawBody);
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) throw new WorkspaceUnboundError();
    const deliveryId = randomUUID();
    const span = { traceOf: deliveryId, isFirst: true, kind: 'server' as const, attributes: { deliveryId } };
    const store = async () => {
      const events = await this.routeAll(body, workspaceId);
      const { isNew } = await this.deliveries.insertOnce({
        deliveryId,
        workspaceId,
        webhookId: body.webhook_id,
        ...idempotencyKeyOf(received),
        body: json,
        events,
        handlings: this.handlers.wantedBy(body.events),
      });
      this.wake(events);
      this.logger.debug('delivery stored', { deliveryId, isNew, events: events.length });
      return isNew ? ('accepted' as const) : ('duplicate' as const);
    };
    return withCorrelation(deliveryId, () => traced('delivery', span, store));
  }

  /** The configured secrets first; then those of subscriptions this service has made by itself. */
  private async verify({ rawBody, signature }: ReceivedDelivery): Promise<void> {
    try {
      this.signature.verify(rawBody, signature);
    } catch (error) {
      if (!(error instanceof AttioSignatureError) || signature === undefined) throw error;
      if (!verifySignature(rawBody, signature, await this.subscriptions.listSecrets())) throw error;
    }
  }

  /**
   * Starts a settled delivery anew, routed as of now: what it speaks of is read again, and handlers that gave up get
   * their event once more. For deliveries that failed, once the cause is gone.
   * @returns `false` when the delivery is not known, or not settled yet and so needs no replay
   */
  async replay(deliveryId: string): Promise<boolean> {
    const delivery = await this.deliveries.find(deliveryId);
    const workspaceId = await this.workspace.findId();
    if (delivery === null || workspaceId === null) return false;
    const body = webhookBody.parse(delivery.body);
    const events = await this.routeAll(body, workspaceId);
    const handlings = this.handlers.wantedBy(body.events);
    const isReopened = await this.deliveries.reopen({ deliveryId, workspaceId, events, handlings });
    if (isReopened) this.wake(events);
    return isReopened;
  }

  private wake(events: NewDeliveryEvent[]): void {
    for (const scope of scopesOf(events)) this.queue.wake('refresh.scope', scope);
  }

  private async routeAll(body: WebhookBody, workspaceId: string): Promise<NewDeliveryEvent[]> {
    const events: NewDeliveryEvent[] = [];
    for (const event of body.events) events.push(...(await this.route(event, workspaceId)));
    return events;
  }

  private async route(event: WebhookEvent, workspaceId: string): Promise<NewDeliveryEvent[]> {
    const attributeId = guid.safeParse(event.id['attribute_id']);
    const shared = {
      eventType: event.event_type,
      attributeId: attributeId.success ? attributeId.data.toLowerCase() : null,
      actor: event.actor ? { type: event.actor.type ?? null, id: event.actor.id ?? null } : null,
    };
    const ignored = (ignoredBecause: string) => ({ ...shared, thing: null, ignoredBecause });
    if (event.id.workspace_id === '') return [ignored('not understood')];
    if (event.id.workspace_id.toLowerCase() !== workspaceId) return [ignored('another workspace')];
    const things = thingsOf(event);
    if (!Array.isArray(things)) return [ignored(things.ignoredBecause)];
    const events: NewDeliveryEvent[] = [];
    for (const { mergedInto, ...thing } of things) {
      const isMirrored = await this.mirrored.includes(thing);
      events.push(isMirrored ? { ...shared, thing, ignoredBecause: null, mergedInto } : ignored('not mirrored'));
    }
    return events;
  }
}

/** @returns what came, to be stored, and what it means */
function parseBody(rawBody: Buffer): { json: unknown; body: WebhookBody } {
  let json: unknown;
  try {
    json = parseStorableJson(rawBody.toString('utf8'));
  } catch {
    throw new WebhookBodyError('', 'not JSON');
  }
  const body = webhookBody.safeParse(json);
  if (body.success) return { json, body: body.data };
  const fault = body.error.issues[0];
  throw new WebhookBodyError(fault?.path.join('.') ?? '', fault?.message ?? 'wrong shape');
}

function idempotencyKeyOf({ rawBody, idempotencyKey }: ReceivedDelivery): {
  idempotencyKey: string;
  hasOwnKey: boolean;
} {
  if (idempotencyKey) return { idempotencyKey: `key:${idempotencyKey.slice(0, 500)}`, hasOwnKey: true };
  return { idempotencyKey: `body:${createHash('sha256').update(rawBody).digest('hex')}`, hasOwnKey: false };
}

function scopesOf(events: NewDeliveryEvent[]): ThingScope[] {
  const scopes = new Map<string, ThingScope>();
  for (const { thing } of events) {
    if (thing) scopes.set(`${thing.kind} ${thing.scopeId}`, { kind: thing.kind, scopeId: thing.scopeId });
  }
  return [...scopes.values()];
}
