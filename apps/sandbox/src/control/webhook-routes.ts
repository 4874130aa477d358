import { z } from 'zod';
import { eventTypes } from '../model/events.js';
import { type Sandbox } from '../sandbox.js';
import { control, controlBody, ControlError, controlQuery, pageSchema } from './input.js';

/** Deliveries, and what the app lets people do to webhooks. */
export function registerWebhooks(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/deliveries',
    control((request) => {
      const { after, limit } = controlQuery(request, pageSchema);
      const { state } = controlQuery(request, z.object({ state: z.string().optional() }));
      return { counters: sandbox.engine.log.counters(), deliveries: sandbox.engine.log.list(after, limit, state) };
    }),
  );
  app.get(
    '/_sandbox/webhooks',
    control(() => ({ webhooks: sandbox.webhooks.list() })),
  );
  app.post(
    '/_sandbox/webhooks/test',
    control((request) => {
      const body = controlBody(
        request,
        z.strictObject({ webhook_id: z.string(), event_type: z.enum(eventTypes).default('record.updated') }),
      );
      const webhook = sandbox.webhooks.find(body.webhook_id);
      if (!webhook) throw new ControlError('No such webhook.', ['webhook_id'], 404);
      const { world } = sandbox;
      // Attio's test deliveries ignore filters and invent ids.
      const id = { workspace_id: world.workspace.id, object_id: world.newId(), record_id: world.newId() };
      const actor = { type: 'workspace-member', id: world.members[0]?.id ?? null } as const;
      return sandbox.engine.test(webhook, [{ event_type: body.event_type, id, actor }]);
    }),
  );
  app.post(
    '/_sandbox/webhooks/redeliver',
    control((request) => {
      const { number } = controlBody(request, z.strictObject({ number: z.number().int().positive() }));
      const [delivery] = sandbox.engine.log.list(number - 1, 1);
      if (delivery?.number !== number) throw new ControlError('No such delivery.', ['number'], 404);
      return sandbox.engine.redeliver(delivery);
    }),
  );
  app.post(
    '/_sandbox/webhooks/status',
    control((request) => {
      const schema = z.strictObject({ webhook_id: z.string(), status: z.enum(['active', 'degraded', 'inactive']) });
      const { webhook_id: id, status } = controlBody(request, schema);
      const webhook = sandbox.webhooks.find(id);
      if (!webhook) throw new ControlError('No such webhook.', ['webhook_id'], 404);
      webhook.status = status;
      return webhook;
    }),
  );
}
