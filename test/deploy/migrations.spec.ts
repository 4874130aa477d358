import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../prisma/migrations');
/** Before the first release nobody ran a version before. */
const FIRST_RELEASED = '20261123210000';

const migrations = readdirSync(folder)
  .filter((name) => /^\d{14}_/.test(name))
  .map((name) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8').replace(/--.*$/gm, '') }));

/** What the version before would stumble over; docs/operations.md has the rule. */
const breaches: [what: string, pattern: RegExp][] = [
  ['drops a table', /\bDROP\s+TABLE\b/i],
  ['drops a column', /\bDROP\s+COLUMN\b/i],
  ['renames', /\bRENAME\s+(TO|COLUMN|CONSTRAINT)\b/i],
  ['changes a type', /\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i],
  ['demands a value that the version before does not write', /\bALTER\s+COLUMN\s+\S+\s+SET\s+NOT\s+NULL\b/i],
  [
    'adds a column without default that must have a value',
    /\bADD\s+COLUMN\s+"?\w+"?\s+(?!BIGSERIAL)[A-Z0-9()[\] ]+NOT\s+NULL(?!\s+DEFAULT)/i,
  ],
];

function breachesOf(sql: string): string[] {
  return breaches.filter(([, pattern]) => pattern.test(sql)).map(([what]) => what);
}

/** Tables that existed before this migration and get an index that locks writers out. */
function lockingIndexes({ name, sql }: (typeof migrations)[number]): string[] {
  const isNew = (table: string) => new RegExp(`CREATE TABLE "${table}"`).test(sql);
  const older = migrations
    .filter((one) => one.name < name)
    .map((one) => one.sql)
    .join('\n');
  return [...sql.matchAll(/CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)\S+ ON "(\w+)"/g)]
    .map(([, table = '']) => table)
    .filter((table) => !isNew(table) && older.includes(`CREATE TABLE "${table}"`));
}

describe('migrations', () => {
  const released = migrations.filter(({ name }) => name > FIRST_RELEASED);

  it.each(released.map((one) => [one.name, one] as const))('%s leaves the version before at work', (_name, one) => {
    expect(breachesOf(one.sql)).toEqual([]);
    expect(lockingIndexes(one)).toEqual([]);
  });

  it('are looked through for what would break it', () => {
    expect(breachesOf('ALTER TABLE "a" DROP COLUMN "b";')).toEqual(['drops a column']);
    expect(breachesOf('ALTER TABLE "a" ADD COLUMN "b" TEXT NOT NULL;')).toHaveLength(1);
    expect(breachesOf('ALTER TABLE "a" ADD COLUMN "b" TEXT NOT NULL DEFAULT \'\';')).toEqual([]);
    expect(breachesOf('ALTER TABLE "a" RENAME TO "b";')).toEqual(['renames']);
  });

  it('are applied one after the other, by names that sort', () => {
    const names = migrations.map(({ name }) => name);
    expect(new Set(names.map((name) => name.slice(0, 14))).size).toBeGreaterThan(names.length - 3);
  });

  it('have an index that is built beside the work in a migration of its own', () => {
    for (const { sql } of migrations.filter((one) => /CONCURRENTLY/.test(one.sql))) {
      expect(sql.split(';').filter((statement) => statement.trim() !== '')).toHaveLength(1);
    }
  });
});
