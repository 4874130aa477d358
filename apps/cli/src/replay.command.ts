import { type INestApplicationContext } from '@nestjs/common';
import { FailuresModule, FailuresService, type DeliveryQuery } from '@app/failures';
import { TicketsService } from '@app/sync';
import { Command, Option } from 'commander';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { columns, examples, printRow } from './output.js';
import { countingView } from './progress.js';
import { assertChosen, withRange } from './selection.js';
import { withApp } from './with-app.js';

interface RangeOptions {
  since?: string;
  until?: string;
  error?: string;
  all?: boolean;
  dryRun?: boolean;
  json?: boolean;
}
type DeliveryOptions = RangeOptions & { state?: string; item?: string; attribute?: string; eventType?: string };
type JobOptions = RangeOptions & { queue?: string; name?: string; about?: string };

const PAGE = 500;

/** `replay deliveries | jobs | tickets`. */
export function replayCommand(): Command {
  const replay = new Command('replay').description('Do failed work again: one, a selection, or a range of time');
  replay.addCommand(deliveries());
  replay.addCommand(jobs());
  replay.addCommand(tickets());
  return replay;
}

function deliveries(): Command {
  const states = ['pending', 'applied', 'stale', 'ignored', 'failed'];
  const command = new Command('deliveries')
    .description("Read again what Attio's deliveries speak of; one that still waits is passed over")
    .argument('[ids...]', 'delivery ids')
    .addOption(new Option('--state <state>', 'in this state').choices(states))
    .option('--item <id>', 'that speak of this record, entry, note …')
    .option('--attribute <id>', 'that speak of this attribute')
    .option('--event-type <type>', 'with such an event, e.g. record.updated');
  return withRange(command, 'received')
    .option('--all', 'every delivery there is')
    .option('--dry-run', 'only show which')
    .option('--json', 'as JSON lines')
    .addHelpText(
      'after',
      examples(
        ['replay deliveries --state failed --since 2h', 'what failed in the last two hours'],
        ['replay deliveries --item 0f2e…', 'everything about one record'],
        ['replay deliveries --state failed --dry-run', 'look first'],
      ),
    )
    .action(async (ids: string[], options: DeliveryOptions) => {
      assertChosen(command, ids, { ...options });
      return withApp((app) => replayDeliveries(app, deliveryQuery(ids, options), options));
    });
}

function deliveryQuery(ids: string[], options: DeliveryOptions): DeliveryQuery {
  const { state, item, attribute, eventType, error, since, until } = options;
  return {
    delivery_ids: ids.length > 0 ? ids : undefined,
    state: state === undefined ? undefined : [state],
    item_id: item,
    attribute_id: attribute,
    event_type: eventType,
    ...{ error, since },
    // Replayed ones may have failed again by then: everything is about what there is now.
    until: until ?? new Date().toISOString(),
  };
}

async function replayDeliveries(
  app: INestApplicationContext,
  query: DeliveryQuery,
  { dryRun, json }: DeliveryOptions,
): Promise<ExitCode> {
  const failures = app.get(FailuresService);
  if (dryRun) return showDeliveries(failures, query, json);
  const view = countingView('replay', json ?? false, 'deliveries', null);
  const replayed = new Set<string>();
  for (;;) {
    const batch = await failures.replayDeliveries(query);
    const fresh = batch.replayed.filter((id) => !replayed.has(id));
    for (const id of fresh) {
      replayed.add(id);
      if (json) console.log(JSON.stringify({ id }));
    }
    view.add(fresh.length);
    // Workers settle the first ones while we go on: what comes a second time was done.
    if (!batch.has_more || fresh.length === 0) break;
  }
  view.end();
  if (!json) console.log(`${replayed.size} deliveries are read again`);
  return replayed.size > 0 ? exitCodes.ok : exitCodes.nothing;
}

async function showDeliveries(failures: FailuresService, query: DeliveryQuery, json?: boolean): Promise<ExitCode> {
  let count = 0;
  for (let cursor: string | undefined; ;) {
    const { data, nextCursor } = await failures.listDeliveries(query, PAGE, cursor);
    for (const row of data) {
      const types = [...new Set(row.events.map((event) => event.event_type))].join(',');
      printRow(json, row, columns([row.id], [row.received_at], [row.state, 8], [types], [row.reason ?? '']));
    }
    count += data.length;
    if (nextCursor === null) return count > 0 ? exitCodes.ok : exitCodes.nothing;
    cursor = nextCursor;
  }
}

function jobs(): Command {
  const command = new Command('jobs')
    .description('Put failed jobs back in line')
    .argument('[ids...]', 'job ids')
    .option('--queue <name>', 'of this queue')
    .option('--name <name>', 'of this name, e.g. refresh.scope')
    .option('--about <id>', 'whose payload holds this id');
  return withRange(command, 'failed')
    .option('--all', 'every failed job')
    .option('--dry-run', 'only show which')
    .option('--json', 'as JSON lines')
    .addHelpText(
      'after',
      examples(
        ['replay jobs --dry-run --all', 'what failed, and why'],
        ['replay jobs --queue pushes --error timeout', 'one kind of failure'],
      ),
    )
    .action(async (ids: string[], options: JobOptions) => {
      assertChosen(command, ids, { ...options });
      return withApp((app) => replayJobs(app, ids, options), FailuresModule);
    });
}

async function replayJobs(app: INestApplicationContext, ids: string[], options: JobOptions): Promise<ExitCode> {
  const failures = app.get(FailuresService);
  const { queue, name, error, since, until, about, dryRun, json } = options;
  const query = { queue, name, error, since, until, about_id: about, ids: ids.length > 0 ? ids : undefined };
  if (dryRun) {
    const found = await failures.listJobs(query);
    for (const job of found) {
      const line = columns(
        [job.id],
        [job.failed_at ?? ''],
        [`${job.queue}/${job.name}`],
        [`${job.attempts}x`],
        [job.error],
      );
      printRow(json, job, line);
    }
    return found.length > 0 ? exitCodes.ok : exitCodes.nothing;
  }
  const retried = await failures.retryJobs(query);
  printRow(json, { retried }, `${retried} jobs are back in line`);
  return retried > 0 ? exitCodes.ok : exitCodes.nothing;
}

function tickets(): Command {
  const command = new Command('tickets');
  return command
    .description('Push failed edits again, once the cause is gone')
    .argument('[ids...]', 'ticket ids')
    .option('--all', 'every failed edit')
    .option('--json', 'as JSON lines')
    .addHelpText('after', examples(['replay tickets --all', 'after the token got its scope back']))
    .action(async (ids: string[], options: RangeOptions) => {
      assertChosen(command, ids, { ...options });
      return withApp((app) => replayTickets(app, ids, options.json));
    });
}

async function replayTickets(app: INestApplicationContext, ids: string[], json?: boolean): Promise<ExitCode> {
  const service = app.get(TicketsService);
  const chosen = ids.length > 0 ? ids : await failedTickets(service);
  const view = countingView('replay', json ?? false, 'tickets', chosen.length);
  let failures = 0;
  for (const id of chosen) {
    try {
      const ticket = await service.replay(id);
      if (json) console.log(JSON.stringify({ id, state: ticket.state }));
    } catch (error) {
      failures += 1;
      const message = error instanceof Error ? error.message : String(error);
      if (json) console.log(JSON.stringify({ id, error: message }));
      else console.error(`${id}: ${message}`);
    }
    view.add(1);
  }
  view.end();
  if (!json) console.log(`${chosen.length - failures} edits are pushed again`);
  if (chosen.length === 0) return exitCodes.nothing;
  return failures === 0 ? exitCodes.ok : failures === chosen.length ? exitCodes.failed : exitCodes.partly;
}

async function failedTickets(service: TicketsService): Promise<string[]> {
  const ids: string[] = [];
  for (let after: bigint | null = null; ;) {
    const page = await service.list({ state: 'failed' }, after, PAGE);
    ids.push(...page.data.map(({ id }) => id));
    if (page.cursor === null) return ids;
    after = page.cursor;
  }
}
