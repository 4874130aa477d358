import { readMirror, replayLog } from './convergence-check.js';
import { People } from './convergence-people.js';
import { startInbound, type InboundHarness } from './inbound-harness.js';

jest.setTimeout(120_000);

describe('the change log', () => {
  let sut: InboundHarness;

  beforeAll(async () => {
    sut = await startInbound({ sandboxArgs: ['--people', '30', '--companies', '10', '--deals', '3'] });
    await sut.backfill();
  });
  afterAll(() => sut?.stop());

  it('replays to the mirror, with cause and actor, and has nothing twice', async () => {
    const before = await readMirror(sut);
    const people = new People(sut, Object.keys(sut.listIds)[0] ?? '', 7);
    await people.meet();
    for (let round = 0; round < 6; round += 1) {
      await people.work(15);
      await sut.settle();
    }
    expect(people.counts['record.delete']).toBeGreaterThan(0);
    expect(await replayLog(sut, before)).toEqual([]);
    const causes = await sut.database
      .query(`SELECT DISTINCT cause, actor ->> 'type' IS NULL AS is_nobodys FROM change_log
                                              WHERE kind = 'record' AND operation = 'update'`);
    expect(causes).toEqual([{ cause: 'webhook', is_nobodys: false }]);
    const empty = await sut.database.query(
      `SELECT item_id FROM change_log WHERE operation = 'update' AND changes = '[]'::jsonb`,
    );
    expect(empty).toEqual([]);
  });
});
