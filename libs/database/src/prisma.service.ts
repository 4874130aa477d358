import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { databaseConfig, type DatabaseConfig } from './database.config.js';
import { DirectSql, type Executor } from './direct-sql.js';
import { Prisma, PrismaClient } from './generated/client.js';
import { MeasuredPool } from './measured-pool.js';

/** A deadlock costs the one that Postgres chose its work so far, never its outcome: it is done again. */
const TRIES = 6;
/** Longest pause before the second try; it doubles from there. */
const FIRST_PAUSE_MS = 20;
/** Prisma's own limits (2 s to get a connection, 5 s of work) are those of a web form: a busy Postgres is no failure. */
const LIMITS = { maxWait: 15_000, timeout: 60_000 };
/**
 * A process whose machine is gone says no goodbye: Postgres must not keep its transaction, and with it the locks that
 * everybody's writes wait for. Longer than any pause between two statements of a live one.
 */
const IDLE_TRANSACTION_MS = 60_000;
/** How soon a silent connection is asked whether its other end is still there. */
const KEEP_ALIVE_AFTER_MS = 10_000;

/** Private to this lib: repositories speak our types, not Prisma's. */
@Injectable()
export class PrismaService extends PrismaClient implements OnApplicationShutdown {
  /** For statements with large parameters, and for those that come by the thousand. */
  readonly direct: DirectSql;
  /** How long anything waits for a connection. */
  readonly connectTimeoutMs: number;
  private readonly pool: MeasuredPool;

  constructor(@Inject(databaseConfig.KEY) config: DatabaseConfig) {
    const pool = new MeasuredPool({
      connectionString: config.url,
      max: config.poolMax,
      connectionTimeoutMillis: config.connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      // Not a start parameter: poolers refuse those they do not know. The pool waits for it, whatever its type says.
      // eslint-disable-next-line @typescript-eslint/no-misused-promises
      onConnect: async (client) => {
        await client.query(`SET idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}`);
      },
    });
    pool.on('error', () => undefined); // of an idle connection: the pool makes another one
    super({ adapter: new PrismaPg(pool), transactionOptions: LIMITS });
    this.connectTimeoutMs = config.connectTimeoutMs;
    this.pool = pool;
    this.direct = new DirectSql(pool);
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
    return this.retried(() => this.$transaction(work, limits));
  }

  /** As `transact`, for work that is one statement, and so a transaction by itself. */
  async retried<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries >= TRIES || !isWriteConflict(error)) throw error;
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** tries);
      }
    }
  }

  /** As `transact`, past Prisma. */
  async transactDirectly<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    return this.retried(() => this.direct.transaction(work));
  }

  /** @returns how long the first of those who wait for a connection has waited; 0 when nobody waits */
  longestWaitMs(): number {
    return this.pool.longestWaitMs();
  }

  /** Last of all: while requests and jobs are drained they still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.$disconnect();
    await this.pool.end();
  }
}

export type { Executor };

/** Prisma says P2034 of its own statements, and of raw ones P2010 with the adapter's finding inside. */
function isWriteConflict(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === '40P01' || error.code === '40001';
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || JSON.stringify(error.meta ?? {}).includes('TransactionWriteConflict');
}
