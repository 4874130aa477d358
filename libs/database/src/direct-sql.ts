import pg from 'pg';
import { DatabaseAwayError, isLostConnection } from './database-away.js';
import { Prisma } from './generated/client.js';

/** What a statement runs on: Prisma, the driver alone, or a transaction of either. */
export interface Executor {
  $queryRaw: <T = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => Promise<T>;
  $executeRaw: (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => Promise<number>;
}

/** 64-bit numbers as Prisma gives them. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, BigInt);

/**
 * Raw statements past Prisma, straight to the driver it uses itself. Prisma writes the parameters of raw statements as
 * JSON and parses them again, which for a page of records costs as much as making the page; and it takes a tenth of a
 * millisecond for each statement, which counts where thousands come in a second. Elsewhere Prisma's own are as good.
 */
export class DirectSql implements Executor {
  constructor(private readonly pool: pg.Pool) {}

  readonly $queryRaw: Executor['$queryRaw'] = (query, ...values) => executorOn(this.pool).$queryRaw(query, ...values);

  readonly $executeRaw: Executor['$executeRaw'] = (query, ...values) =>
    executorOn(this.pool).$executeRaw(query, ...values);

  /**
   * For one statement whose text never changes: each connection parses and plans it once.
   * @param name of the statement, the only one so called
   */
  prepared(name: string): Executor {
    return executorOn(this.pool, name);
  }

  /** Commits when the work is done, and rolls back when it fails. */
  async transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch(told);
    let failure: Error | undefined;
    const onError = (error: Error) => void (failure = error); // the statement under way is told as well
    client.on('error', onError);
    try {
      await client.query('BEGIN').catch(told);
      const result = await work(executorOn(client));
      await client.query('COMMIT').catch(told);
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((broken: Error) => onError(broken));
      throw error;
    } finally {
      client.removeListener('error', onError);
      client.release(failure);
    }
  }
}

function executorOn(client: pg.Pool | pg.PoolClient, name?: string): Executor {
  const send = async (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const { text, values: given } = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    return client.query<Record<string, unknown>>({ text, values: given, types, ...(name ? { name } : {}) }).catch(told);
  };
  return {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await send(query, values)).rows as T,
    $executeRaw: async (query, ...values) => (await send(query, values)).rowCount ?? 0,
  };
}

/** By its own name, when Postgres is away: the driver says it in as many ways as Redis' does. */
function told(error: unknown): never {
  throw isLostConnection(error) ? new DatabaseAwayError(error) : error;
}
