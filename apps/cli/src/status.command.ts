import { StatusService } from '@app/sync';
import { Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { examples, printRow } from './output.js';
import { withApp } from './with-app.js';

/** `status`: exits with 3 while an alert is open. */
export function statusCommand(): Command {
  return new Command('status')
    .description('What waits, what failed, what somebody should look at; exits with 3 while an alert is open')
    .option('--json', 'as JSON')
    .addHelpText('after', examples(['status', 'at a glance'], ['status --json', 'for a check by cron']))
    .action(async ({ json }: { json?: boolean }) =>
      withApp(async (app) => {
        const status = await app.get(StatusService).status();
        const { marks, deliveries, edits, conflicts, runs, alerts } = status;
        const lines = [
          `to be read again   ${marks.waiting} (oldest ${Math.round(marks.oldest_ms / 1_000)} s overdue)`,
          `deliveries         ${counts(deliveries)}`,
          `edits              ${counts(edits)}`,
          `open conflicts     ${conflicts}`,
          `runs under way     ${runs.map((run) => `${run.purpose} ${run.object} (${run.rows} rows)`).join(', ') || 'none'}`,
          `open alerts        ${alerts.length === 0 ? 'none' : ''}`,
          ...alerts.map(({ code, subject, message }) => `  ${code} ${subject}: ${message}`),
        ];
        printRow(json, status, lines.join('\n'));
        return alerts.length === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
}

function counts(byState: Record<string, number>): string {
  const parts = Object.entries(byState).map(([state, count]) => `${state} ${count}`);
  return parts.join(', ') || 'none';
}
