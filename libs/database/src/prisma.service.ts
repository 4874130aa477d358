import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { databaseConfig, type DatabaseConfig } from './database.config.js';
import { Prisma, PrismaClient } from './generated/client.js';

/** A deadlock costs the one that Postgres chose its work so far, never its outcome: it is done again. */
const TRIES = 6;
/** Longest pause before the second try; it doubles from there. */
const FIRST_PAUSE_MS = 20;
/** Prisma's own limits (2 s to get a connection, 5 s of work) are those of a web form: a busy Postgres is no failure. */
const LIMITS = { maxWait: 15_000, timeout: 60_000 };

/** Private to this lib: repositories speak our types, not Prisma's. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  constructor(@Inject(databaseConfig.KEY) config: DatabaseConfig) {
    super({
      adapter: new PrismaPg({ connectionString: config.url, max: config.poolMax }),
      transactionOptions: LIMITS,
    });
  }

  /**
   * Runs the work in a transaction, and once more from its start when Postgres ended it for the sake of another: a
   * deadlock, or a row that changed in between (SQLSTATE 40P01, 40001). So the work must not leave anything behind
   * outside of the transaction.
   */
  async transact<T>(
    work: (tx: Prisma.TransactionClient) => Promise<T>,
    limits: { maxWait: number; timeout: number } = LIMITS,
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.$transaction(work, limits);
      } catch (error) {
        if (tries >= TRIES || !isWriteConflict(error)) throw error;
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** tries);
      }
    }
  }

  /** Last of all: while requests and jobs are drained they still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
  }
}

/** A connection or a transaction: what a statement runs on. */
export type Executor = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/** Prisma says P2034 of its own statements, and of raw ones P2010 with the adapter's finding inside. */
function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || JSON.stringify(error.meta ?? {}).includes('TransactionWriteConflict');
}
