import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AccessModule, AccessService, apiScopes } from '@app/access';
import { z } from 'zod';

const options = z.object({
  name: z.string().min(1).max(100),
  scopes: z.string().transform((list) => z.array(z.enum(apiScopes)).min(1).parse(list.split(','))),
});

/** `keys create --name <name> --scopes read,write,admin`: prints the new key, once. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, scopes: { type: 'string', default: 'read' } },
  });
  if (positionals[0] !== 'create') throw new Error('Usage: keys create --name <name> [--scopes read,write,admin]');
  const { name, scopes } = options.parse(values);
  const app = await NestFactory.createApplicationContext(AccessModule, { logger: false, abortOnError: false });
  const { key } = await app.get(AccessService).createKey(name, scopes);
  console.log(key);
  await app.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
