import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSandbox } from './sandbox.js';
import { defaultSeed } from './seed/seed.js';

const whole = z.coerce.number().int().min(0);

const env = z
  .object({
    SANDBOX_PORT: whole.max(65_535).default(4010),
    SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
    /** Webhooks may point at plain http: needed where there is no TLS. */
    SANDBOX_ALLOW_HTTP_TARGETS: z.enum(['0', '1']).default('0'),
  })
  .parse(process.env);

const { values: flags } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    people: { type: 'string' },
    companies: { type: 'string' },
    deals: { type: 'string' },
    seed: { type: 'string' },
    'allow-http-targets': { type: 'boolean' },
  },
});

const port = whole.max(65_535).parse(flags.port ?? env.SANDBOX_PORT);
const sandbox = createSandbox({
  people: whole.parse(flags.people ?? defaultSeed.people),
  companies: whole.parse(flags.companies ?? defaultSeed.companies),
  deals: whole.parse(flags.deals ?? defaultSeed.deals),
  seed: whole.parse(flags.seed ?? defaultSeed.seed),
  settings: { webhooks: { allowHttpTargets: flags['allow-http-targets'] ?? env.SANDBOX_ALLOW_HTTP_TARGETS === '1' } },
});

const url = await sandbox.listen(port, flags.host ?? env.SANDBOX_HOST);
console.log(JSON.stringify({ ready: true, url, base_url: `${url}/v2`, api_key: sandbox.apiKey, page: `${url}/` }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
