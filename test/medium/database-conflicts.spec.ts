import { Test } from '@nestjs/testing';
import { type INestApplicationContext } from '@nestjs/common';
import { DatabaseModule, DeliveryRepository, MarkRepository, type NewDelivery } from '@app/database';
import { createTestDatabase, eventually, type TestDatabase } from '../support/index.js';

const WORKSPACE = '10000000-0000-4000-8000-000000000001';
const OBJECT = '20000000-0000-4000-8000-000000000002';
const THINGS = ['30000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000002'];

jest.setTimeout(60_000);

describe('a transaction that Postgres ends for the sake of another', () => {
  let database: TestDatabase;
  let app: INestApplicationContext;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env['DATABASE_URL'] = database.url;
    app = await Test.createTestingModule({ imports: [DatabaseModule] }).compile();
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('is done again, and nothing is lost or doubled', async () => {
    const deliveries = app.get(DeliveryRepository, { strict: false });
    await deliveries.insertOnce(delivery('first'));
    // Takes the marks in the other order, and so makes the delivery wait for it and itself for the delivery.
    const other = await database.connect();
    await other.query("SET deadlock_timeout = '30s'");
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM dirty_mark WHERE item_id = $1 FOR UPDATE', [THINGS[1]]);
    const accepted = deliveries.insertOnce(delivery('second'));
    await eventually(async () => {
      const waiting = await database.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      expect(waiting.length).toBeGreaterThan(0);
    });
    await other.query('SELECT 1 FROM dirty_mark WHERE item_id = $1 FOR UPDATE', [THINGS[0]]);
    await other.query('COMMIT');
    expect(await accepted).toEqual({ isNew: true });
    expect(await app.get(MarkRepository, { strict: false }).backlog()).toMatchObject({ marks: 2 });
    // Versions 1 and 2 were those of the first delivery.
    expect(await database.query('SELECT item_id FROM dirty_mark WHERE version > 2')).toHaveLength(THINGS.length);
    await eventually(async () => {
      const statistics = await database.query(
        'SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()',
      );
      expect(statistics).toEqual([{ deadlocks: 1 }]);
    });
    await other.end();
  });
});

function delivery(key: string): NewDelivery {
  return {
    deliveryId: crypto.randomUUID(),
    workspaceId: WORKSPACE,
    webhookId: '40000000-0000-4000-8000-000000000001',
    idempotencyKey: key,
    hasOwnKey: true,
    body: {},
    handlings: [],
    events: THINGS.map((itemId) => ({
      eventType: 'record.updated',
      thing: { kind: 'record' as const, scopeId: OBJECT, itemId },
      attributeId: null,
      actor: null,
      ignoredBecause: null,
    })),
  };
}
