import { createInterface } from 'node:readline/promises';
import { ErasureService, type ErasureReceipt } from '@app/sync';
import { Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { columns, examples, printRow } from './output.js';
import { countOf } from './selection.js';
import { withApp } from './with-app.js';
import { CLI_CALLER } from './writer.js';

/** `erase <object> <record>`, and `erasures list | show | lift`. */
export function eraseCommands(): Command[] {
  const command = new Command('erase');
  command
    .description('Erase a person: mirror, log, conflicts, edits, deliveries, caches; prints the receipt')
    .argument('<object>', 'slug or id, usually people')
    .argument('<record>', 'record id')
    .option('--delete-in-attio', 'also at Attio, for good, before anything is removed here')
    .option('--yes', 'do not ask; needed where nobody can be asked')
    .option('--json', 'the receipt as JSON')
    .addHelpText(
      'after',
      `\nThe record stays out of the mirror until the erasure is lifted, whatever events and scans bring.\n${examples(
        ['erase people 0f2e…', 'here; Attio keeps its own'],
        ['erase people 0f2e… --delete-in-attio --yes', 'everywhere, in a script'],
      )}`,
    )
    .action(
      async (object: string, recordId: string, options: { deleteInAttio?: boolean; yes?: boolean; json?: boolean }) => {
        const deleteInAttio = options.deleteInAttio ?? false;
        if (!options.yes && !(await isConfirmed(command, object, recordId, deleteInAttio))) {
          process.exitCode = exitCodes.nothing;
          return;
        }
        await withApp(async (app) => {
          const request = { object, recordId, deleteInAttio, askedBy: CLI_CALLER };
          const receipt = await app.get(ErasureService).erase(request);
          printRow(options.json, receipt, receiptText(receipt));
          return exitCodes.ok;
        });
      },
    );
  return [command, erasures()];
}

function erasures(): Command {
  const group = new Command('erasures').description('Receipts of erased people');
  group
    .command('list', { isDefault: true })
    .description('Newest first')
    .option('--limit <number>', 'how many', countOf, 20)
    .option('--json', 'as JSON lines')
    .action(async ({ limit, json }: { limit: number; json?: boolean }) =>
      withApp(async (app) => {
        const receipts = await app.get(ErasureService).list(limit);
        for (const receipt of receipts) printRow(json, receipt, receiptLine(receipt));
        return receipts.length > 0 ? exitCodes.ok : exitCodes.nothing;
      }),
    );
  group
    .command('show')
    .description('One receipt')
    .argument('<id>', 'as `erasures list` shows it')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) =>
      withApp(async (app) => {
        const receipt = await app.get(ErasureService).get(id);
        printRow(json, receipt, receiptText(receipt));
        return exitCodes.ok;
      }),
    );
  group
    .command('lift')
    .description('Let the record come in again, with its next event or reconciliation')
    .argument('<id>', 'as `erasures list` shows it')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) =>
      withApp(async (app) => {
        const receipt = await app.get(ErasureService).lift(id, CLI_CALLER);
        printRow(json, receipt, receiptLine(receipt));
        return exitCodes.ok;
      }),
    );
  return group;
}

async function isConfirmed(command: Command, object: string, recordId: string, everywhere: boolean): Promise<boolean> {
  if (!process.stdin.isTTY) command.error('error: nobody can be asked here: add --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const where = everywhere ? 'here and at Attio' : 'here';
  const answer = await terminal.question(`Erase ${object} ${recordId} ${where}, for good? Type the record id: `);
  terminal.close();
  return answer.trim() === recordId;
}

function receiptLine(receipt: ErasureReceipt): string {
  const state = receipt.lifted_at === null ? receipt.state : `lifted ${receipt.lifted_at}`;
  return columns([receipt.id], [receipt.erased_at ?? receipt.begun_at], [state], [receipt.asked_by]);
}

function receiptText(receipt: ErasureReceipt): string {
  const counts = Object.entries(receipt.counts).filter(([, count]) => count > 0);
  return [
    receiptLine(receipt),
    ...counts.map(([table, count]) => `  ${table}: ${count}`),
    `  at Attio: ${receipt.deleted_in_attio ? 'deleted' : 'left alone'}`,
    `  subject ${receipt.subject_hash}`,
    `  hash    ${receipt.hash ?? '-'}`,
  ].join('\n');
}
