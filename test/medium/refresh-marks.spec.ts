import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DatabaseModule, DeliveryRepository, MarkRepository, type ThingRef } from '@app/database';
import { createTestDatabase, eventually, type TestDatabase } from '../support/index.js';

const WORKSPACE = '10000000-0000-4000-8000-000000000001';
const SCOPE = { kind: 'record' as const, scopeId: '20000000-0000-4000-8000-000000000002' };
const THING: ThingRef = { ...SCOPE, itemId: '30000000-0000-4000-8000-000000000001' };

jest.setTimeout(60_000);

describe('a mark', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;
  let marks: MarkRepository;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env['DATABASE_URL'] = database.url;
    app = await Test.createTestingModule({ imports: [DatabaseModule] }).compile();
    marks = app.get(MarkRepository, { strict: false });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });
  beforeEach(() => database.query('TRUNCATE dirty_mark, delivery CASCADE'));

  const claim = (by = 'worker') => marks.claimDue(SCOPE, 10, by, 60_000);
  const states = () => database.query('SELECT state FROM delivery ORDER BY received_at');
  const settle = async (version: bigint) => marks.finish([{ ...THING, version, outcome: 'applied', reason: null }], []);

  it('that comes while its thing is being read asks for another reading', async () => {
    await deliver('first');
    const [claimed] = await claim();
    await deliver('second');
    await settle(claimed?.version ?? 0n);
    expect(await states()).toEqual([{ state: 'pending' }, { state: 'pending' }]);
    const [again] = await eventually(async () => {
      const due = await claim();
      expect(due).toHaveLength(1);
      return due;
    });
    expect(again).toMatchObject({ itemId: THING.itemId, applied: true });
    await settle(again?.version ?? 0n);
    expect(await states()).toEqual([{ state: 'applied' }, { state: 'applied' }]);
    expect(await claim()).toEqual([]);
  });

  it('is read by one worker at a time, and by another when that one does not come back', async () => {
    await deliver('first');
    expect(await claim()).toHaveLength(1);
    expect(await claim('another')).toEqual([]);
    await database.query("UPDATE dirty_mark SET claimed_until = clock_timestamp() - interval '1 second'");
    expect(await claim('another')).toHaveLength(1);
  });

  async function deliver(key: string): Promise<void> {
    await app.get(DeliveryRepository, { strict: false }).insertOnce({
      deliveryId: crypto.randomUUID(),
      workspaceId: WORKSPACE,
      webhookId: '40000000-0000-4000-8000-000000000001',
      idempotencyKey: key,
      hasOwnKey: true,
      body: {},
      handlings: [],
      events: [{ eventType: 'record.updated', thing: THING, attributeId: null, actor: null, ignoredBecause: null }],
    });
  }
});
