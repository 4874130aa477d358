import { Command } from 'commander';
import { AppError } from '@app/common';
import { diffCommand } from './diff.command.js';
import { exitCodes } from './exit-codes.js';
import { keysCommand } from './keys.command.js';
import { runCommands } from './run.commands.js';

async function main(): Promise<void> {
  const program = new Command('npm run cli --').description(
    'Attio Sync from the command line. Exit codes: 0 done and equal, 1 not equal, 2 bad usage, 3 did not end well.',
  );
  for (const command of [...runCommands(), diffCommand(), keysCommand()]) program.addCommand(command);
  exitBy(program);
  await program.parseAsync();
}

/** Bad usage ends with a code of its own, at every level. */
function exitBy(command: Command): void {
  command.exitOverride((error) => {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    throw error;
  });
  for (const nested of command.commands) exitBy(nested);
}

main().catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) return;
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = exitCodes.failed;
  // Connections that a failed start left open must not keep the shell waiting.
  setTimeout(() => process.exit(), 1_000).unref();
});
