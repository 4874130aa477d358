import { AccessModule, apiScopes, KeysService, type ApiScope, type KeyView } from '@app/access';
import { Command, InvalidArgumentError } from 'commander';
import { exitCodes } from './exit-codes.js';
import { withApp } from './with-app.js';

/** `keys create | list | revoke`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('API keys of internal apps');
  keys
    .command('create')
    .description('Make a key; it is shown this once')
    .requiredOption('--name <name>', 'who uses it')
    .option('--scopes <scopes>', `of ${apiScopes.join(', ')}, separated by commas`, scopesOf, ['read'])
    .action(async ({ name, scopes }: { name: string; scopes: ApiScope[] }) =>
      withKeys(async (service) => console.log((await service.create(name, scopes)).key)),
    );
  keys
    .command('list')
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
    .action(async (keyId: string) =>
      withKeys(async (service) => console.log(`revoked ${(await service.revoke(keyId)).name}`)),
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

function scopesOf(text: string): ApiScope[] {
  return text.split(',').map((scope) => {
    const known = apiScopes.find((one) => one === scope.trim());
    if (known === undefined) throw new InvalidArgumentError(`"${scope}" is not one of ${apiScopes.join(', ')}`);
    return known;
  });
}
