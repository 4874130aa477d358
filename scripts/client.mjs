// @ts-check
// Writes libs/client/src/schema.ts, the types of the HTTP API, from the OpenAPI document of the built api:
// `npm run client`. With --check it writes nothing and fails when the file is behind.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from './lib/paths.mjs';
import { runProgram, UserError } from './lib/user-error.mjs';

const target = join(projectRoot, 'libs/client/src/schema.ts');

/** The document needs the shape of the settings, not their values: nothing is called. */
const settings = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  REDIS_URL: 'redis://127.0.0.1:1',
  ATTIO_API_KEY: 'none',
  ATTIO_WEBHOOK_SECRET: 'none',
};

runProgram(async () => {
  const program = join(projectRoot, 'dist/apps/api/src/openapi.js');
  const env = { ...process.env, ...settings };
  const document = execFileSync(process.execPath, [program], { env, cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 });
  const types = astToString(await openapiTypes(document.toString('utf8')));
  const header = '// Generated from the OpenAPI document by `npm run client`. Not to be edited.\n\n';
  const text = await format(header + types, { ...(await resolveConfig(target)), filepath: target });
  if (!process.argv.includes('--check')) return writeFileSync(target, text);
  if (text !== readFileSync(target, 'utf8')) {
    throw new UserError('libs/client/src/schema.ts is behind the API: run `npm run client` and commit it.');
  }
});
