import { type TestDatabase } from './database.js';

/** @returns how many rows of each table hold any of the texts, in whatever column; tables without one are left out */
export async function searchTables(database: TestDatabase, texts: string[]): Promise<Record<string, number>> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t WHERE t::text ILIKE ANY($1)`,
      [texts.map((text) => `%${text}%`)],
    );
    if (row && row.count > 0) found[name] = row.count;
  }
  return found;
}
