import { type INestApplicationContext } from '@nestjs/common';
import { runPosition, RunService, WorkspaceService, type Certificate, type ScopeRef } from '@app/sync';
import { Command } from 'commander';
import { certificateText } from './certificate-text.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { examples, printRow } from './output.js';
import { progressView } from './progress.js';
import { countOf } from './selection.js';
import { withApp } from './with-app.js';

type Purpose = 'backfill' | 'reconcile' | 'verify';
type Run = Awaited<ReturnType<RunService['get']>>;

const POLL_MS = 250;
/** A run that no worker has taken by then is worked on here. */
const TAKE_AFTER_MS = 3_000;

const about: Record<Purpose, string> = {
  backfill: 'Read everything and store it',
  reconcile: 'Compare everything with Attio and repair what differs',
  verify: 'Compare everything with Attio and repair nothing; exits with 1 when something differs',
};

const shown: Record<Purpose, [string, string][]> = {
  backfill: [
    ['backfill', 'everything; goes on where a killed run stopped'],
    ['backfill people companies', 'these alone'],
  ],
  reconcile: [['reconcile people', 'after an outage: find and repair what was missed']],
  verify: [
    ['verify && echo equal', 'exits with 1 when anything differs'],
    ['verify people --json > people.json', 'keep the certificate'],
  ],
};

/** `backfill`, `reconcile`, `verify` and `runs`. */
export function runCommands(): Command[] {
  const starters = (Object.keys(about) as Purpose[]).map((purpose) =>
    new Command(purpose)
      .description(about[purpose])
      .argument('[objects...]', 'slugs or ids of objects and lists, or kinds like notes; everything by default')
      .option('--json', 'certificates as JSON lines on standard output')
      .option('--no-wait', 'only queue the runs')
      .addHelpText('after', examples(...shown[purpose]))
      .action(async (objects: string[], options: { json?: boolean; wait: boolean }) =>
        withApp((app) => start(app, purpose, objects, options)),
      ),
  );
  const runs = new Command('runs').description('Runs, newest first');
  runs
    .command('list', { isDefault: true })
    .description('Runs under way and ended')
    .option('--limit <number>', 'how many', countOf, 20)
    .option('--json', 'as JSON lines')
    .action(async (options: { limit: number; json?: boolean }) => withApp((app) => list(app, options)));
  runs
    .command('cancel')
    .description('End a run; what it has stored or repaired stays')
    .argument('<id>', 'run id')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) => withApp((app) => cancel(app, id, json)));
  runs
    .command('certificate')
    .description('What a run found, as JSON; exits with 1 when the sides differ')
    .argument('<id>', 'run id')
    .option('--json', 'as JSON, which it always is')
    .action(async (id: string) =>
      withApp(async (app) => {
        const certificate = await app.get(RunService).getCertificate(id);
        console.log(JSON.stringify(certificate, null, 2));
        return certificate.is_equal ? exitCodes.ok : exitCodes.notEqual;
      }),
    );
  return [...starters, runs];
}

async function start(
  app: INestApplicationContext,
  purpose: Purpose,
  objects: string[],
  options: { json?: boolean; wait: boolean },
): Promise<ExitCode> {
  const runs = app.get(RunService);
  const requests = objects.length > 0 ? objects.map((object) => ({ object })) : await everything(app);
  let worst: ExitCode = exitCodes.ok;
  for (const request of requests) {
    const { runId, isNew } = await runs.request({ ...request, purpose });
    const run = await runs.get(runId);
    if (!isNew && run.purpose !== purpose) {
      console.error(`${run.scopeSlug}: a ${run.purpose} is under way (${runId}); try again when it has ended`);
      worst = exitCodes.failed;
      continue;
    }
    if (!options.wait) {
      console.log(runId);
      continue;
    }
    const ended = await follow(runs, run, options.json ?? false);
    worst = Math.max(worst, report(ended, options.json ?? false)) as ExitCode;
  }
  return worst;
}

async function everything(app: INestApplicationContext): Promise<{ object: string; kind: ScopeRef['kind'] }[]> {
  const scopes = await app.get(RunService).listScopes(await app.get(WorkspaceService).bind());
  return scopes.map(({ scopeId, kind }) => ({ object: scopeId, kind }));
}

/** Waits for the end of a run, and does the work itself when no worker is there. */
async function follow(runs: RunService, run: Run, isQuiet: boolean): Promise<Run> {
  const view = progressView(`${run.purpose} ${run.scopeSlug}`, isQuiet);
  const startedAtMs = performance.now();
  let here: Promise<void> | undefined;
  for (;;) {
    const now = await runs.get(run.runId);
    const seconds = now.startedAt ? (Date.now() - now.startedAt.getTime()) / 1000 : 0;
    const rows = Number(now.rowsSeen);
    const { phase, rowsExpected } = runPosition(now);
    view.show({ phase, rows, rowsExpected, rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : null });
    if (now.state !== 'queued' && now.state !== 'running') {
      await here;
      view.end();
      return now;
    }
    const isLeftAlone = now.state === 'queued' && performance.now() - startedAtMs > TAKE_AFTER_MS;
    if (isLeftAlone && here === undefined) {
      // What went wrong stands on the run; it may be due again after a pause.
      here = runs
        .execute(run.runId)
        .catch(() => undefined)
        .finally(() => (here = undefined));
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function report(run: Run, isJson: boolean): ExitCode {
  if (run.state !== 'succeeded') {
    if (isJson)
      console.log(JSON.stringify({ run_id: run.runId, object: run.scopeSlug, state: run.state, error: run.error }));
    else console.error(`${run.scopeSlug}: ${run.state}${run.error === null ? '' : `: ${run.error}`}`);
    return exitCodes.failed;
  }
  const certificate = run.certificate as Certificate;
  console.log(isJson ? JSON.stringify(certificate) : certificateText(certificate));
  return certificate.is_equal ? exitCodes.ok : exitCodes.notEqual;
}

async function list(app: INestApplicationContext, options: { limit: number; json?: boolean }): Promise<ExitCode> {
  for (const run of await app.get(RunService).list(options.limit)) {
    const { runId, purpose, scopeSlug, state, rowsSeen, differences, createdAt, error } = run;
    const row = {
      id: runId,
      purpose,
      object: scopeSlug,
      state,
      rows: Number(rowsSeen),
      differences: Number(differences),
    };
    if (options.json) console.log(JSON.stringify({ ...row, created_at: createdAt.toISOString(), error }));
    else
      console.log(
        [runId, createdAt.toISOString(), purpose.padEnd(9), state.padEnd(9), scopeSlug, `${row.rows} rows`].join('  '),
      );
  }
  return exitCodes.ok;
}

async function cancel(app: INestApplicationContext, id: string, json?: boolean): Promise<ExitCode> {
  const { state } = await app.get(RunService).cancel(id);
  printRow(json, { id, state }, state);
  return state === 'cancelled' ? exitCodes.ok : exitCodes.failed;
}
