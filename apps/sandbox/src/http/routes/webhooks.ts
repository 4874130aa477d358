import { z } from 'zod';
import { isoTime } from '../../clock.js';
import { badRequest, invalid } from '../../errors.js';
import { type World } from '../../model/world.js';
import { type Subscription, type Webhook, subscriptionSchema } from '../../webhooks/store.js';
import { count, dataOf, readBody, readQuery, uuidParam } from '../body.js';
import { type Call, type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const target = z.url({ protocol: /^https?$/, message: 'Invalid url' });
const subscriptions = z.array(subscriptionSchema);
const createBody = dataOf(z.object({ target_url: target, subscriptions }));
const updateBody = dataOf(z.object({ target_url: target.optional(), subscriptions: subscriptions.optional() }));
const page = z.object({ limit: count(10, 100, 10), offset: count(0, 1e9) });
const one = '/v2/webhooks/:webhook_id';

/** Webhook management (reference 3.8). The secret is shown once, at creation. */
export const webhookRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/webhooks',
    scopes: scopes.webhooks.read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const { limit, offset } = readQuery(call, page);
      const webhooks = call.webhooks.list().slice(offset, offset + limit);
      return data(webhooks.map((webhook) => webhookJson(call.world, webhook)));
    },
  },
  {
    method: 'POST',
    path: '/v2/webhooks',
    scopes: scopes.webhooks.write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      const body = readBody(call, createBody).data;
      refuseTarget(call, body.target_url);
      refuseUnknownIds(call.world, body.subscriptions);
      const webhook = call.webhooks.create(body.target_url, body.subscriptions, call.world.clock.stamp());
      return data({ ...webhookJson(call.world, webhook), secret: webhook.secret });
    },
  },
  {
    method: 'GET',
    path: one,
    scopes: scopes.webhooks.read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(webhookJson(call.world, call.webhooks.get(uuidParam(call, 'webhook_id')))),
  },
  {
    method: 'PATCH',
    path: one,
    scopes: scopes.webhooks.write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      const id = uuidParam(call, 'webhook_id');
      const { target_url: targetUrl, subscriptions: wanted } = readBody(call, updateBody).data;
      if (targetUrl !== undefined) refuseTarget(call, targetUrl);
      if (wanted) refuseUnknownIds(call.world, wanted);
      return data(webhookJson(call.world, call.webhooks.update(id, { targetUrl, subscriptions: wanted })));
    },
  },
  {
    method: 'DELETE',
    path: one,
    scopes: scopes.webhooks.write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      call.webhooks.delete(uuidParam(call, 'webhook_id'));
      return { body: {} };
    },
  },
];

function webhookJson(world: World, webhook: Webhook): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, webhook_id: webhook.id },
    target_url: webhook.targetUrl,
    status: webhook.status,
    subscriptions: webhook.subscriptions,
    created_at: isoTime(webhook.createdAt),
  };
}

/** Attio takes https only; plain http is for sandboxes that say so. */
function refuseTarget(call: Call, url: string): void {
  if (url.startsWith('https://') || call.world.settings.webhooks.allowHttpTargets) return;
  const issue = { code: 'invalid', path: ['data', 'target_url'], message: 'Invalid input' };
  throw invalid('Body payload validation error.', [issue]);
}

/** Attio checks list ids only. */
function refuseUnknownIds(world: World, wanted: readonly Subscription[]): void {
  for (const { filter } of wanted) {
    if (filter === null) continue;
    const conditions = '$and' in filter ? filter.$and : filter.$or;
    for (const { field, value } of conditions) {
      if (field === 'id.list_id' && !world.lists.some(({ id }) => id === value)) {
        throw badRequest('validation_type', 'Related list not found');
      }
    }
  }
}
