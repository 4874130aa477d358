import { type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppLogger } from '@app/common';
import { AppModule } from './app.module.js';

/**
 * Runs a command with the services, and lets go of every connection afterwards. Only errors are logged, to stderr.
 * @param module less than everything, for commands that need less
 */
export async function withApp(
  command: (app: INestApplicationContext) => Promise<number>,
  module: Type = AppModule,
): Promise<void> {
  const logger = new AppLogger('cli', 'error', { write: (line: string) => void process.stderr.write(line) });
  const app = await NestFactory.createApplicationContext(module, { logger, abortOnError: false });
  try {
    process.exitCode = await command(app);
  } finally {
    await app.close();
  }
}
