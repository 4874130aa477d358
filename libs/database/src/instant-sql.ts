import { Prisma } from './generated/client.js';

/** A `timestamptz` column as an `Instant`: Prisma's own `Date` would lose the microseconds. */
export function instantOf(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
}
