import { AccessModule, SealingService } from '@app/access';
import { Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { examples, printRow } from './output.js';
import { withApp } from './with-app.js';

/** `secrets reseal`. */
export function secretsCommand(): Command {
  const secrets = new Command('secrets').description('Secrets that stand sealed in the database');
  secrets
    .command('reseal')
    .description('Seal with SECRETS_KEY what is plain, or sealed with the key before')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      examples(['secrets reseal', 'after SECRETS_KEY changed and the old one became SECRETS_KEY_PREVIOUS']),
    )
    .action(async ({ json }: { json?: boolean }) =>
      withApp(async (app) => {
        const resealed = await app.get(SealingService).reseal();
        printRow(json, { resealed }, `${resealed} secrets are sealed anew`);
        return exitCodes.ok;
      }, AccessModule),
    );
  return secrets;
}
