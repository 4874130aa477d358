import { z } from 'zod';
import { isoTime } from '../clock.js';
import { faultSchema } from '../faults/faults.js';
import { allScopes } from '../http/scopes.js';
import { eventTypes } from '../model/events.js';
import { type Collection } from '../model/collection.js';
import { type Token } from '../model/types.js';
import { type Sandbox } from '../sandbox.js';
import { settingsPatchSchema, turn, type SettingsPatch } from '../settings.js';
import { actSchema, type Act } from './act-schema.js';
import { act } from './act.js';
import { control, controlBody, ControlError, controlQuery, rawBody } from './input.js';
import { collectionDigest, itemTruth, truth } from './truth.js';

const whole = z.number().int().min(0);
const seedBody = z.strictObject({
  seed: whole.optional(),
  people: whole.optional(),
  companies: whole.optional(),
  deals: whole.optional(),
  keep: z.array(z.enum(['webhooks', 'dials', 'tokens', 'logs'])).default([]),
});
const page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
});
const tokenBody = z.strictObject({
  kind: z.enum(['api-key', 'oauth-app']).default('api-key'),
  scopes: z.array(z.string()).default([...allScopes]),
  token: z.string().min(1).optional(),
  client_id: z.guid().optional(),
});

/** The control API under `/_sandbox`. It needs no token: the sandbox is a tool, not a service. */
export function registerControl(sandbox: Sandbox): void {
  registerWorkspace(sandbox);
  registerTruth(sandbox);
  registerDials(sandbox);
  registerWebhooks(sandbox);
}

function registerWorkspace(sandbox: Sandbox): void {
  const { app } = sandbox;
  const reset = control((request) => {
    const { keep, ...options } = controlBody(request, seedBody);
    sandbox.reset(defined(options), keep);
    return stateOf(sandbox);
  });
  app.post('/_sandbox/reset', reset);
  app.post('/_sandbox/seed', reset);
  app.get(
    '/_sandbox/state',
    control(() => stateOf(sandbox)),
  );
  app.post(
    '/_sandbox/act',
    control((request) => {
      const body = rawBody(request);
      const many = z.object({ acts: z.array(z.unknown()) }).safeParse(body);
      if (!many.success) return act(sandbox.world, parseAct(body, []));
      const acts = many.data.acts.map((one, index) => parseAct(one, ['acts', index]));
      return { results: acts.map((one) => act(sandbox.world, one)) };
    }),
  );
  app.post(
    '/_sandbox/advance',
    control((request) => {
      const { ms } = controlBody(request, z.strictObject({ ms: z.number().min(0) }));
      sandbox.scheduler.advance(ms);
      return stateOf(sandbox);
    }),
  );
  app.get(
    '/_sandbox/tokens',
    control(() => ({ tokens: [...sandbox.world.tokens.values()].map(tokenJson) })),
  );
  app.post(
    '/_sandbox/tokens',
    control((request) => {
      const {
        kind,
        scopes,
        token = `sandbox_${sandbox.world.newId().replaceAll('-', '')}`.padEnd(64, '0'),
        client_id: clientId,
      } = controlBody(request, tokenBody);
      const made: Token = {
        token,
        kind,
        scopes,
        clientId: clientId ?? sandbox.world.newId(),
        createdAt: sandbox.clock.stamp(),
        authorizedBy: sandbox.world.members[0]?.id ?? '',
        revoked: false,
      };
      sandbox.world.tokens.set(token, made);
      return tokenJson(made);
    }),
  );
  app.delete<{ Params: { token: string } }>(
    '/_sandbox/tokens/:token',
    control((request) => {
      const { token } = request.params as { token: string };
      const found = sandbox.world.tokens.get(token);
      if (!found) throw new ControlError('No such token.', ['token'], 404);
      found.revoked = true;
      return tokenJson(found);
    }),
  );
}

function registerTruth(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/truth',
    control(() => truth(sandbox.world)),
  );
  for (const kind of ['objects', 'lists'] as const) {
    const rows = kind === 'objects' ? 'records' : 'entries';
    const find = (key: string): Collection =>
      kind === 'objects' ? sandbox.world.object(key) : sandbox.world.list(key);
    app.get(
      `/_sandbox/truth/${kind}/:key`,
      control((request) => {
        const collection = find((request.params as { key: string }).key);
        return { ...collectionDigest(collection), ids: collection.items.listIds() };
      }),
    );
    app.get(
      `/_sandbox/truth/${kind}/:key/${rows}`,
      control((request) => {
        const collection = find((request.params as { key: string }).key);
        const { after, limit } = controlQuery(request, page);
        const ids = collection.items.listIds().slice(after, after + limit);
        return {
          data: ids
            .flatMap((id) => collection.items.get(id) ?? [])
            .map((item) => itemTruth(sandbox.world, collection, item)),
        };
      }),
    );
    app.get(
      `/_sandbox/truth/${kind}/:key/${rows}/:id`,
      control((request) => {
        const { key, id } = request.params as { key: string; id: string };
        const collection = find(key);
        const item = collection.items.get(id);
        if (!item) throw new ControlError('No such row.', ['id'], 404);
        return { data: itemTruth(sandbox.world, collection, item), history: item.history };
      }),
    );
  }
}

function registerDials(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/dials',
    control(() => sandbox.settings),
  );
  const set = control((request) => {
    turn(sandbox.settings, controlBody<SettingsPatch>(request, settingsPatchSchema));
    return sandbox.settings;
  });
  app.post('/_sandbox/dials', set);
  app.patch('/_sandbox/dials', set);
  app.get(
    '/_sandbox/faults',
    control(() => ({ faults: sandbox.faults.list() })),
  );
  app.post(
    '/_sandbox/faults',
    control((request) => {
      const body = rawBody(request);
      const many = z.object({ faults: z.array(faultSchema) }).safeParse(body);
      const faults = many.success ? many.data.faults : [controlBody(request, faultSchema)];
      return { faults: faults.map((fault) => sandbox.faults.add(fault)) };
    }),
  );
  app.delete(
    '/_sandbox/faults',
    control(() => {
      sandbox.faults.clear();
      return { faults: [] };
    }),
  );
  app.delete(
    '/_sandbox/faults/:id',
    control((request) => {
      const id = Number((request.params as { id: string }).id);
      if (!sandbox.faults.remove(id)) throw new ControlError('No such fault.', ['id'], 404);
      return { faults: sandbox.faults.list() };
    }),
  );
  app.get(
    '/_sandbox/calls',
    control((request) => {
      const { after, limit } = controlQuery(request, page);
      return { counters: sandbox.calls.counters(), calls: sandbox.calls.list(after, limit) };
    }),
  );
  app.delete(
    '/_sandbox/calls',
    control(() => {
      sandbox.calls.clear();
      return {};
    }),
  );
}

function registerWebhooks(sandbox: Sandbox): void {
  const { app } = sandbox;
  app.get(
    '/_sandbox/deliveries',
    control((request) => {
      const { after, limit } = controlQuery(request, page);
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

/** What is there and what is going on, in numbers. */
export function stateOf(sandbox: Sandbox): Record<string, unknown> {
  const { world } = sandbox;
  return {
    now: isoTime(sandbox.clock.stamp()),
    workspace_id: world.workspace.id,
    api_key: sandbox.apiKey,
    objects: Object.fromEntries(world.objects.map(({ slug, id, items }) => [slug, { id, records: items.size }])),
    lists: Object.fromEntries(world.lists.map(({ slug, id, items }) => [slug, { id, entries: items.size }])),
    notes: world.notes.size,
    tasks: world.tasks.size,
    comments: world.comments.size,
    members: world.members.map(({ id, emailAddress, accessLevel }) => ({
      id,
      email_address: emailAddress,
      access_level: accessLevel,
    })),
    calls: sandbox.calls.counters(),
    deliveries: sandbox.engine.log.counters(),
    timers: sandbox.scheduler.waiting,
    faults: sandbox.faults.list().length,
  };
}

function parseAct(body: unknown, path: readonly (string | number)[]): Act {
  const result = actSchema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const inner = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
  throw new ControlError(issue?.message ?? 'Invalid act', [...path, ...inner]);
}

function tokenJson(token: Token): Record<string, unknown> {
  return {
    token: token.token,
    client_id: token.clientId,
    kind: token.kind,
    scopes: token.scopes,
    revoked: token.revoked,
  };
}

function defined<T extends object>(options: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}
