import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

interface ScaledObject {
  kind: string;
  spec: { triggers: { type: string; metadata: { query: string } }[] };
}

const file = join(__dirname, '../../deploy/kubernetes/autoscaling/scaled-object.yaml');
const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((one) => one.toJS() as ScaledObject);
const query = objects.find(({ kind }) => kind === 'ScaledObject')?.spec.triggers[0]?.metadata.query ?? '';

describe('what workers are scaled by', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  /** Whole seconds: one number is all that the scaler can read. */
  const asked = async () => {
    const rows = await database.query<Record<string, unknown>>(query);
    expect(rows.map((row) => Object.keys(row).length)).toEqual([1]);
    return Math.floor(Number(Object.values(rows[0] ?? {})[0]));
  };
  const mark = (dueInSeconds: number, claimedForSeconds: number | null) =>
    database.query(
      `INSERT INTO dirty_mark (kind, scope_id, item_id, workspace_id, due_at, claimed_until)
       VALUES ('record', $1, $2, $1, now() + $3 * interval '1 second', now() + $4 * interval '1 second')`,
      [randomUUID(), randomUUID(), dueInSeconds, claimedForSeconds],
    );

  it('is nothing while nothing is due, or somebody is at it', async () => {
    expect(await asked()).toBe(0);
    await mark(600, null);
    await mark(-900, 600);
    expect(await asked()).toBe(0);
  });

  it('is how long the oldest due thing has waited', async () => {
    await mark(-40, null);
    await mark(-3_600, -60);
    const seconds = await asked();
    expect([seconds >= 3_600, seconds < 3_700]).toEqual([true, true]);
  });
});
