import { type INestApplicationContext } from '@nestjs/common';
import { ConflictsService, policySchema, type ConflictView, type Policy, type Resolution } from '@app/sync';
import { Command, InvalidArgumentError, Option } from 'commander';
import { valueText } from './certificate-text.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { columns, examples, printRow } from './output.js';
import { countingView } from './progress.js';
import { assertChosen, countOf } from './selection.js';
import { withApp } from './with-app.js';
import { cliWriter } from './writer.js';

const PAGE = 200;
const reasons = ['both_changed', 'lost_update', 'deleted_there', 'deleted_here'] as const;
const sides = ['local', 'remote', 'merged'] as const;

interface Choice {
  object?: string;
  attribute?: string;
  item?: string;
  reason?: (typeof reasons)[number];
}
interface ResolveOptions extends Choice {
  with: (typeof sides)[number];
  value?: { parsed: unknown };
  keepAsPolicy?: Policy | true;
  all?: boolean;
  json?: boolean;
}

/** `conflicts list | show | resolve | reopen`. */
export function conflictsCommand(): Command {
  const conflicts = new Command('conflicts').description('What no policy could decide: both sides changed one value');
  withChoice(conflicts.command('list', { isDefault: true }))
    .description('Open ones, oldest first')
    .option('--limit <number>', 'how many', countOf, 50)
    .option('--json', 'as JSON lines')
    .addHelpText('after', examples(['conflicts --attribute job_title', 'of one attribute']))
    .action(async (options: Choice & { limit: number; json?: boolean }) =>
      withApp(async (app) => {
        const found = await find(app, options, options.limit);
        for (const conflict of found) printRow(options.json, conflict, conflictLine(conflict));
        return found.length > 0 ? exitCodes.ok : exitCodes.nothing;
      }),
    );
  conflicts
    .command('show')
    .description('Base, local and remote side by side, with who and when')
    .argument('<id>', 'conflict id')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) =>
      withApp(async (app) => {
        const conflict = await app.get(ConflictsService).get(id);
        printRow(json, conflict, conflictText(conflict));
        return exitCodes.ok;
      }),
    );
  conflicts.addCommand(resolveCommand());
  conflicts
    .command('reopen')
    .description('Put a resolved conflict back into the queue')
    .argument('<id>', 'conflict id')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) =>
      withApp(async (app) => {
        const conflict = await app.get(ConflictsService).reopen(id);
        printRow(json, conflict, conflictLine(conflict));
        return exitCodes.ok;
      }),
    );
  return conflicts;
}

function resolveCommand(): Command {
  const command = new Command('resolve');
  return withChoice(command)
    .description('Decide one, some, or all that are open')
    .argument('[ids...]', 'conflict ids')
    .addOption(new Option('--with <side>', 'who is right').choices(sides).makeOptionMandatory())
    .option('--value <json>', 'with `merged`: the value to write, as the API takes it', jsonOf)
    .option(
      '--keep-as-policy [policy]',
      'decide this attribute alike from now on: like now, or by this policy',
      policyOf,
    )
    .option('--all', 'every open conflict')
    .option('--json', 'as JSON lines')
    .addHelpText(
      'after',
      examples(
        ['conflicts resolve 3d0a… --with local', 'ours goes to Attio'],
        [`conflicts resolve 3d0a… --with merged --value '"CTO"'`, 'neither: this'],
        ['conflicts resolve --attribute job_title --with remote --keep-as-policy', 'all of them, and for good'],
      ),
    )
    .action(async (ids: string[], options: ResolveOptions) => {
      assertChosen(command, ids, { ...options });
      if ((options.with === 'merged') !== (options.value !== undefined))
        command.error('error: --value goes with --with merged, and only with it');
      return withApp((app) => resolve(app, ids, options));
    });
}

async function resolve(app: INestApplicationContext, ids: string[], options: ResolveOptions): Promise<ExitCode> {
  const service = app.get(ConflictsService);
  const chosen = ids.length > 0 ? ids : (await find(app, options, Infinity)).map(({ id }) => id);
  const how: Resolution = { resolution: options.with, keepAsPolicy: options.keepAsPolicy };
  if (options.value) how.value = options.value.parsed;
  const view = countingView('resolve', options.json ?? false, 'conflicts', chosen.length);
  let failures = 0;
  for (const id of chosen) {
    const [result] = await service.resolveMany([id], how, cliWriter);
    if (result === undefined || 'code' in result) failures += 1;
    if (options.json) console.log(JSON.stringify(result));
    else if (result && 'code' in result) console.error(`${id}: ${result.message}`);
    view.add(1);
  }
  view.end();
  if (!options.json) console.log(`${chosen.length - failures} conflicts are decided`);
  if (chosen.length === 0) return exitCodes.nothing;
  return failures === 0 ? exitCodes.ok : failures === chosen.length ? exitCodes.failed : exitCodes.partly;
}

function withChoice(command: Command): Command {
  return command
    .option('--object <slug>', 'of this object or list')
    .option('--attribute <slug>', 'of this attribute')
    .option('--item <id>', 'of this record or entry')
    .addOption(new Option('--reason <reason>', 'for this reason').choices(reasons));
}

async function find(app: INestApplicationContext, choice: Choice, limit: number): Promise<ConflictView[]> {
  const { object, attribute, item: itemId, reason } = choice;
  const found: ConflictView[] = [];
  for (let after: string | null = null; ;) {
    const page = await app.get(ConflictsService).list({ state: 'open', itemId, reason }, after, PAGE);
    found.push(
      ...page.data.filter(
        (one) =>
          (object === undefined || one.collection === object) &&
          (attribute === undefined || one.attribute === attribute),
      ),
    );
    if (page.nextCursor === null || found.length >= limit) return found.slice(0, limit);
    after = page.nextCursor;
  }
}

function conflictLine(one: ConflictView): string {
  const place = `${one.collection ?? one.kind}.${one.attribute ?? '(whole)'}`;
  return columns([one.id], [one.opened_at], [one.reason, 13], [place], [one.item_id]);
}

function conflictText(one: ConflictView): string {
  return [
    conflictLine(one),
    `  why     ${one.why ?? '-'}`,
    `  base    ${valueText(one.base)}`,
    `  local   ${valueText(one.local.value)}  (${one.local.caller_id ?? '-'}, ${one.local.at ?? '-'})`,
    `  remote  ${valueText(one.remote.value)}  (${valueText(one.remote.actor)}, ${one.remote.at ?? '-'})`,
  ].join('\n');
}

function jsonOf(text: string): { parsed: unknown } {
  try {
    return { parsed: JSON.parse(text) as unknown };
  } catch {
    throw new InvalidArgumentError('this is not JSON; a text needs its quotes: \'"CTO"\'');
  }
}

function policyOf(text: string): Policy {
  const policy = policySchema.safeParse(text);
  if (!policy.success) throw new InvalidArgumentError(`one of ${policySchema.options.join(', ')}`);
  return policy.data;
}
