import { AppError } from '@app/common';
import { exitCodes } from './exit-codes.js';
import { makeProgram } from './program.js';

async function main(): Promise<void> {
  await makeProgram().parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) return;
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = exitCodes.failed;
  // Connections that a failed start left open must not keep the shell waiting.
  setTimeout(() => process.exit(), 1_000).unref();
});
