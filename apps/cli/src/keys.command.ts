import { AccessModule, apiScopes, KeysService, type ApiScope, type KeyView } from '@app/access';
import { Command, InvalidArgumentError } from 'commander';
import { exitCodes } from './exit-codes.js';
import { examples, printRow } from './output.js';
import { withApp } from './with-app.js';

const MS_PER_HOUR = 3_600_000;
/** A week. */
const MOST_GRACE_HOURS = 168;

/** `keys create | rotate | list | revoke`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('API keys of internal apps');
  keys
    .command('create')
    .description('Make a key; it is shown this once')
    .requiredOption('--name <name>', 'who uses it')
    .option('--scopes <scopes>', `of ${apiScopes.join(', ')}, separated by commas`, scopesOf, ['read'])
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['keys create --name billing --scopes read,write', 'prints the key, this once']))
    .action(async ({ name, scopes, json }: { name: string; scopes: ApiScope[]; json?: boolean }) =>
      withKeys(async (service) => {
        const key = await service.create(name, scopes);
        printRow(json, key, key.key);
      }),
    );
  keys
    .command('rotate')
    .description('Replace a key; the new one is shown this once')
    .argument('<id>', 'as `keys list` shows it')
    .option('--grace-hours <number>', 'how long the old one is let in as well', graceOf, 0)
    .option('--json', 'as JSON')
    .action(async (keyId: string, { graceHours, json }: { graceHours: number; json?: boolean }) =>
      withKeys(async (service) => {
        const key = await service.rotate(keyId, graceHours * MS_PER_HOUR);
        printRow(json, key, key.key);
      }),
    );
  keys
    .command('list', { isDefault: true })
    .description('All keys with scopes and last use; never the keys themselves')
    .option('--json', 'as JSON lines')
    .action(async ({ json }: { json?: boolean }) =>
      withKeys(async (service) => {
        for (const key of await service.list()) console.log(json ? JSON.stringify(key) : keyLine(key));
      }),
    );
  keys
    .command('revoke')
    .description('At once and for good')
    .argument('<id>', 'as `keys list` shows it')
    .option('--json', 'as JSON')
    .action(async (keyId: string, { json }: { json?: boolean }) =>
      withKeys(async (service) => {
        const key = await service.revoke(keyId);
        printRow(json, key, `revoked ${key.name}`);
      }),
    );
  return keys;
}

async function withKeys(command: (service: KeysService) => Promise<void>): Promise<void> {
  await withApp(async (app) => {
    await command(app.get(KeysService));
    return exitCodes.ok;
  }, AccessModule);
}

function keyLine({ id, name, scopes, last_used_at: usedAt, revoked_at: revokedAt }: KeyView): string {
  const state = revokedAt === null ? `used ${usedAt ?? 'never'}` : `revoked ${revokedAt}`;
  return `${id}  ${name}  ${scopes.join(',')}  ${state}`;
}

function graceOf(text: string): number {
  const hours = Number(text);
  if (!(hours >= 0 && hours <= MOST_GRACE_HOURS)) throw new InvalidArgumentError(`0 to ${MOST_GRACE_HOURS}`);
  return hours;
}

function scopesOf(text: string): ApiScope[] {
  return text.split(',').map((scope) => {
    const known = apiScopes.find((one) => one === scope.trim());
    if (known === undefined) throw new InvalidArgumentError(`"${scope}" is not one of ${apiScopes.join(', ')}`);
    return known;
  });
}
