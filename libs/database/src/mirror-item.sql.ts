import { Prisma } from './generated/client.js';
import { type ThingScope } from './things.js';

/**
 * Rows `m` of the mirror with these ids. Also beside a join that says the same: of a table that was never analyzed, as in
 * a first backfill, Postgres believes that it has hardly any rows, and would read the whole scope to join a page.
 */
export function itemsWithIds({ kind, scopeId }: ThingScope, ids: string[]): Prisma.Sql {
  return Prisma.sql`m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.item_id = ANY(${ids}::uuid[])`;
}
