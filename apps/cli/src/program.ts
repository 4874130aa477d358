import { Command } from 'commander';
import { conflictsCommand } from './conflicts.command.js';
import { diffCommand } from './diff.command.js';
import { eraseCommands } from './erase.command.js';
import { exitCodes, exitCodesText } from './exit-codes.js';
import { keysCommand } from './keys.command.js';
import { replayCommand } from './replay.command.js';
import { runCommands } from './run.commands.js';
import { secretsCommand } from './secrets.command.js';
import { statusCommand } from './status.command.js';
import { ticketsCommand } from './tickets.command.js';

/** Every command there is. */
export function makeProgram(): Command {
  const program = new Command('npm run cli --').description(`Attio Sync from the command line. ${exitCodesText}`);
  const commands = [
    statusCommand(),
    ...runCommands(),
    diffCommand(),
    ticketsCommand(),
    conflictsCommand(),
    replayCommand(),
    ...eraseCommands(),
    keysCommand(),
    secretsCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  exitBy(program);
  return program;
}

/** Bad usage ends with a code of its own, at every level. */
function exitBy(command: Command): void {
  command.exitOverride((error) => {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    throw error;
  });
  command.showHelpAfterError('(add --help for what there is)');
  for (const nested of command.commands) exitBy(nested);
}
