// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {import('./scenario.mjs').Scenario} Scenario
 * @typedef {import('../rig/run.mjs').Run} Run
 */

const BURST = { events: 5_000, records: 50, callsAtMost: 1_000 };
const PAIRS = 16;
const POISONS = 2;

/** New people, in the mirror when this returns. @param {Run} run @param {number} count @returns {Promise<string[]>} ids */
async function makePeople(run, count) {
  const acts = Array.from({ length: count }, (_, index) => ({
    action: 'record.create',
    object: 'people',
    values: { name: { first_name: 'Chaos', last_name: `${index}`, full_name: `Chaos ${index}` }, job_title: 'new' },
  }));
  const made = await run.sandbox?.call('POST', '/_sandbox/act', { acts });
  const ids = made.results.map((/** @type {{ record_id: string }} */ { record_id: id }) => id);
  for (;;) {
    const [row] = await run.query('SELECT count(*)::int AS n FROM mirror_item WHERE item_id = ANY($1)', [ids]);
    if (row.n === count) return ids;
    await wait(50);
  }
}

/** @type {Scenario} */
const burst = {
  name: 'burst',
  title: `${BURST.events.toLocaleString('en')} events on ${BURST.records} records at once`,
  switch: 'batching',
  pace: { changesPerSecond: 5, writesPerSecond: 2 },
  async beforeLoad(run) {
    run.notes.ids = await makePeople(run, BURST.records);
  },
  async fault(run) {
    const { sandbox } = run.parts();
    await sandbox.dials({ webhooks: { ratePerTarget: 200 } });
    const before = await sandbox.call('GET', '/_sandbox/calls?limit=1');
    for (let round = 0; round < BURST.events / BURST.records; round += 1) {
      const acts = run.notes.ids.map((/** @type {string} */ record_id) => {
        return { action: 'record.update', object: 'people', record_id, values: { description: `burst ${round}` } };
      });
      await sandbox.call('POST', '/_sandbox/act', { acts });
    }
    const left = async () =>
      (await run.query('SELECT 1 FROM dirty_mark LIMIT 1')).length + (await sandbox.undelivered());
    const deadline = Date.now() + 120_000;
    while ((await left()) > 0 && Date.now() < deadline) await wait(100);
    const after = await sandbox.call('GET', '/_sandbox/calls?limit=1');
    run.notes.calls = after.counters.total - before.counters.total;
    run.notes.told = `${run.notes.calls} calls for ${BURST.events} events`;
    await sandbox.dials({ webhooks: { ratePerTarget: 50 } });
  },
  async claims(run) {
    const { calls } = run.notes;
    return calls <= BURST.callsAtMost ? [] : [`the burst cost ${calls} calls, more than ${BURST.callsAtMost}`];
  },
};

/** @type {Scenario} */
const merges = {
  name: 'merges',
  title: `${PAIRS} pairs merged in Attio while edits of both are pending`,
  switch: 'aliases',
  async beforeLoad(run) {
    run.notes.ids = await makePeople(run, PAIRS * 2);
  },
  async fault(run, { ms }) {
    const { sandbox, editors } = run.parts();
    run.notes.survivors = new Map();
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const [primary_record_id, secondary_record_id] = run.notes.ids.slice(pair * 2, pair * 2 + 2);
      await sandbox.dials({ merge: { delayMs: pair % 2 === 0 ? 0 : 800 } });
      for (const id of [primary_record_id, secondary_record_id]) editors.beginEdit(id);
      await wait(run.random.between(0, 60));
      const merge = { action: 'record.merge', object: 'people', primary_record_id, secondary_record_id };
      const { new_record_id: survivor } = await sandbox.act(merge);
      for (const id of [primary_record_id, secondary_record_id]) {
        run.notes.survivors.set(id, survivor);
        editors.beginEdit(id);
      }
      await wait(ms / PAIRS);
    }
  },
  async claims(run) {
    const faults = [];
    for (const [id, survivor] of run.notes.survivors) {
      const [alias] = await run.query('SELECT item_id FROM record_alias WHERE alias_id = $1', [id]);
      if (alias?.item_id !== survivor)
        faults.push(`${id} was merged into ${survivor} and means ${alias?.item_id ?? 'nothing'}`);
    }
    const open = await run.query(`SELECT item_id FROM conflict WHERE state = 'open' AND reason = 'deleted_there'`);
    for (const { item_id: id } of open) faults.push(`an edit of ${id} says it was deleted; it was merged`);
    return faults;
  },
};

/** @type {Scenario} */
const schemaChanges = {
  name: 'schema-changes',
  title: 'Attributes added, renamed, archived and used, an object added, under load',
  switch: 'schema',
  env: { SCHEDULE_DISCOVERY: '*/3 * * * * *' },
  async beforeLoad(run) {
    run.notes.ids = await makePeople(run, 10);
  },
  async fault(run, { ms }) {
    const { sandbox } = run.parts();
    const owner = { object: 'people' };
    const record_id = () => run.random.pick(run.notes.ids);
    const rounds = 4;
    for (let round = 0; round < rounds; round += 1) {
      const slug = `chaos_${round}`;
      const attribute = { title: slug, api_slug: slug, type: 'text' };
      await sandbox.act({ action: 'attribute.create', owner, attribute });
      const use = (/** @type {string} */ name) =>
        sandbox.act({
          action: 'record.update',
          object: 'people',
          record_id: record_id(),
          values: { [name]: `in ${name}` },
        });
      await use(slug);
      await use(slug);
      await wait(ms / rounds / 3);
      await sandbox.act({ action: 'attribute.update', owner, attribute: slug, changes: { api_slug: `${slug}_new` } });
      await use(`${slug}_new`);
      await wait(ms / rounds / 3);
      if (round % 2 === 1) await sandbox.act({ action: 'attribute.archive', owner, attribute: `${slug}_new` });
      await wait(ms / rounds / 3);
    }
    await sandbox.act({
      action: 'object.create',
      api_slug: 'gadgets',
      singular_noun: 'Gadget',
      plural_noun: 'Gadgets',
    });
    const attribute = { title: 'Name', api_slug: 'name', type: 'text' };
    await sandbox.act({ action: 'attribute.create', owner: { object: 'gadgets' }, attribute });
    for (let index = 0; index < 5; index += 1) {
      await sandbox.act({ action: 'record.create', object: 'gadgets', values: { name: `gadget ${index}` } });
    }
  },
};

/** @type {Scenario} */
const poison = {
  name: 'poison',
  title: 'A record that cannot be stored, among others that can',
  switch: 'isolation',
  env: { SYNC_ITEM_TRIES: '2' },
  mayFail: 20,
  async beforeLoad(run) {
    run.notes.ids = await makePeople(run, 1);
    await run.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cannot be stored'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON mirror_item FOR EACH ROW WHEN (NEW.values::text LIKE '%"poison %')
        EXECUTE FUNCTION refuse()`);
  },
  async fault(run, { ms }) {
    const { sandbox } = run.parts();
    const [record_id] = run.notes.ids;
    const say = (/** @type {string} */ text) =>
      sandbox.act({ action: 'record.update', object: 'people', record_id, values: { job_title: text } });
    const end = Date.now() + ms;
    let times = 0;
    for (; Date.now() < end && times < POISONS; times += 1) {
      await say(`poison ${times}`);
      await wait(ms / POISONS); // time to be given up
    }
    run.notes.told = `${times} poisonous changes`;
    await say('clean');
  },
  async claims(run) {
    const [row] = await run.query(`SELECT count(*)::int AS n FROM delivery WHERE state = 'failed'`);
    return row.n > 0 ? [] : ['no delivery failed: the record was not poisonous'];
  },
};

export const peopleScenarios = [burst, merges, schemaChanges, poison];
