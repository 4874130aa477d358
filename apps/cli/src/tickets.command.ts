import { TicketsService, type TicketView } from '@app/sync';
import { Command, Option } from 'commander';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { columns, examples, printRow } from './output.js';
import { countOf } from './selection.js';
import { withApp } from './with-app.js';

const states = ['pending', 'pushing', 'applied', 'superseded', 'conflict', 'failed', 'cancelled'] as const;
type State = (typeof states)[number];

/** `tickets list | show | cancel`. */
export function ticketsCommand(): Command {
  const tickets = new Command('tickets').description('The fate of edits made through the API');
  tickets
    .command('list', { isDefault: true })
    .description('Newest first')
    .addOption(new Option('--state <state>', 'in this state').choices(states))
    .option('--item <id>', 'of this record or entry')
    .option('--limit <number>', 'how many', countOf, 20)
    .option('--json', 'as JSON lines')
    .addHelpText('after', examples(['tickets --state failed', 'what Attio refused, and why']))
    .action(async (options: { state?: State; item?: string; limit: number; json?: boolean }) =>
      withApp(async (app) => {
        const { state, item: itemId, limit, json } = options;
        const { data } = await app.get(TicketsService).list({ state, itemId }, null, limit);
        for (const ticket of data) printRow(json, ticket, ticketLine(ticket));
        return data.length > 0 ? exitCodes.ok : exitCodes.nothing;
      }),
    );
  tickets
    .command('show')
    .description('One edit, attribute by attribute; exits with 3 when it did not end well')
    .argument('<id>', 'ticket id')
    .option('--wait <seconds>', 'until it ends, at most so long', countOf)
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['tickets show 5b1c… --wait 30', 'in a script: 0 once the edit is in Attio']))
    .action(async (id: string, { wait, json }: { wait?: number; json?: boolean }) =>
      withApp(async (app) => {
        const ticket = await app.get(TicketsService).wait(id, wait ?? 0);
        printRow(json, ticket, ticketText(ticket));
        return endOf(ticket);
      }),
    );
  tickets
    .command('cancel')
    .description('Take back an edit that was never sent')
    .argument('<id>', 'ticket id')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) =>
      withApp(async (app) => {
        const ticket = await app.get(TicketsService).cancel(id);
        printRow(json, ticket, ticketLine(ticket));
        return exitCodes.ok;
      }),
    );
  return tickets;
}

function endOf({ state }: TicketView): ExitCode {
  return state === 'failed' || state === 'conflict' || state === 'cancelled' ? exitCodes.failed : exitCodes.ok;
}

function ticketLine(ticket: TicketView): string {
  const { id, created_at: at, state, operation, collection, kind, item_id: itemId, code } = ticket;
  return columns([id], [at], [state, 10], [operation, 6], [collection ?? kind], [itemId], [code ?? '']);
}

function ticketText(ticket: TicketView): string {
  const attributes = Object.entries(ticket.attributes ?? {});
  return [
    ticketLine(ticket),
    ...attributes.map(([slug, { result, rule }]) => `  ${slug}: ${result} (${rule})`),
    ...(ticket.message === null ? [] : [`  ${ticket.message}`]),
  ].join('\n');
}
