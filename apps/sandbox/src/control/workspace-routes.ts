import { z } from 'zod';
import { allScopes } from '../http/scopes.js';
import { type Token } from '../model/types.js';
import { type Sandbox } from '../sandbox.js';
import { importSchema } from '../seed/import-schema.js';
import { actSchema, type Act } from './act-schema.js';
import { act } from './act.js';
import { control, controlBody, ControlError, rawBody } from './input.js';
import { stateOf } from './state.js';

const whole = z.number().int().min(0);
const seedBody = z.strictObject({
  seed: whole.optional(),
  people: whole.optional(),
  companies: whole.optional(),
  deals: whole.optional(),
  keep: z.array(z.enum(['webhooks', 'dials', 'tokens', 'logs'])).default([]),
});
const tokenBody = z.strictObject({
  kind: z.enum(['api-key', 'oauth-app']).default('api-key'),
  scopes: z.array(z.string()).default([...allScopes]),
  token: z.string().min(1).optional(),
  client_id: z.guid().optional(),
});

/** Reset, import, act, time and tokens. */
export function registerWorkspace(sandbox: Sandbox): void {
  const { app } = sandbox;
  const reset = control((request) => {
    const { keep, ...options } = controlBody(request, seedBody);
    sandbox.reset(defined(options), keep);
    return stateOf(sandbox);
  });
  app.post('/_sandbox/reset', reset);
  app.post('/_sandbox/seed', reset);
  app.post(
    '/_sandbox/import',
    control((request) => {
      sandbox.import(controlBody(request, importSchema));
      return stateOf(sandbox);
    }),
  );
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
