import { Test } from '@nestjs/testing';
import { type INestApplicationContext } from '@nestjs/common';
import { DatabaseModule, LocalEditRepository, MirrorRepository, type EditTarget, type NewEdit } from '@app/database';
import { instantFromEpochMs, type Instant } from '@app/common';
import { createTestDatabase, type TestDatabase } from '../support/index.js';

const WORKSPACE = '10000000-0000-4000-8000-000000000001';
const OBJECT = '20000000-0000-4000-8000-000000000002';
const PERSON = '30000000-0000-4000-8000-000000000001';
const TICKET = '40000000-0000-4000-8000-000000000001';
const JOB_TITLE = '50000000-0000-4000-8000-000000000001';
const WORKER = 'worker-1';
const LEASE_MS = 60_000;
const TARGET: EditTarget = { kind: 'record', scopeId: OBJECT, itemId: PERSON };

jest.setTimeout(60_000);

describe('the end of an edit', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let edits: LocalEditRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env['DATABASE_URL'] = database.url;
    app = await Test.createTestingModule({ imports: [DatabaseModule] }).compile();
    edits = app.get(LocalEditRepository, { strict: false });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('is refused until the mirror shows what was written, and then comes to pass', async () => {
    await mirrorShows('old', instantFromEpochMs(1_000));
    await edits.insert([edit()], () => undefined);
    expect(await edits.claim(TARGET, WORKER, LEASE_MS)).toHaveLength(1);
    const observedAt = instantFromEpochMs(2_000);
    const end = { ends: [{ ticketId: TICKET, state: 'applied' as const, outcome: null }], conflicts: [], observedAt };

    expect(await edits.finish(TARGET, end, WORKER)).toBe(false);
    expect(await edits.find(TICKET)).toMatchObject({ state: 'pushing' });

    await mirrorShows('new', observedAt);
    expect(await edits.finish(TARGET, end, 'another worker')).toBe(false);
    expect(await edits.finish(TARGET, end, WORKER)).toBe(true);
    expect(await edits.find(TICKET)).toMatchObject({ state: 'applied', observedAt });
  });

  async function mirrorShows(jobTitle: string, observedAt: Instant): Promise<void> {
    const reading = {
      itemId: PERSON,
      values: { [JOB_TITLE]: [{ value: jobTitle }] },
      contentHash: jobTitle,
      parentObjectId: null,
      parentRecordId: null,
      webUrl: null,
      attioCreatedAt: null,
      lookupKeys: [],
      observedAt,
    };
    const options = { workspaceId: WORKSPACE, kind: TARGET.kind, scopeId: OBJECT, cause: 'push' as const };
    await app
      .get(MirrorRepository, { strict: false })
      .apply([reading], { ...options, logged: true, touchUnchanged: 'always', diff: () => [] });
  }
});

function edit(): NewEdit {
  return {
    ...TARGET,
    ticketId: TICKET,
    workspaceId: WORKSPACE,
    operation: 'update',
    base: {},
    local: { [JOB_TITLE]: [{ value: 'new' }] },
    callerId: 'app',
    idempotencyKey: null,
    requestHash: 'hash',
  };
}
