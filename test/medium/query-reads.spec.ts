import { randomUUID } from 'node:crypto';
import { instantFromEpochMs } from '@app/common';
import { MirrorRepository, RelatedRepository, type PresentReading } from '@app/database';
import {
  ItemsOfRecordService,
  RecordDetailService,
  RecordQueryService,
  SchemaReadService,
  SearchService,
  type QueriedRecord,
} from '@app/query';
import { startQueryHarness, type QueryHarness, type SandboxCollection } from './query-harness.js';

let sut: QueryHarness;

beforeAll(async () => {
  sut = await startQueryHarness(['--people', '60', '--companies', '20', '--deals', '30']);
}, 60_000);

afterAll(() => sut?.stop());

function collection(slug: string): SandboxCollection {
  const found = sut.collections.find((each) => each.slug === slug);
  if (found === undefined) throw new Error(`the sandbox has no ${slug}`);
  return found;
}

function attributeId(slug: string, attribute: string): string {
  return collection(slug).attributes.find(({ api_slug }) => api_slug === attribute)?.id.attribute_id ?? '';
}

/** Writes people as readings of Attio do; the change log is written too. */
async function write(readings: { id: string; name: string | null; title?: string }[]): Promise<void> {
  const at = instantFromEpochMs(Date.now());
  const rows = readings.map(({ id, name, title }) => {
    if (name === null) return { itemId: id, observedAt: at, absent: true as const };
    const values = {
      [attributeId('people', 'record_id')]: [{ attribute_type: 'text', value: id }],
      [attributeId('people', 'name')]: [
        { attribute_type: 'personal-name', full_name: name, first_name: name, last_name: '' },
      ],
      ...(title === undefined
        ? {}
        : { [attributeId('people', 'job_title')]: [{ attribute_type: 'text', value: title }] }),
    };
    const rest = { parentObjectId: null, parentRecordId: null, webUrl: null, attioCreatedAt: null, lookupKeys: [] };
    return {
      itemId: id,
      observedAt: at,
      values,
      contentHash: JSON.stringify(values),
      ...rest,
    } satisfies PresentReading;
  });
  await sut.module.get(MirrorRepository).apply(rows, {
    workspaceId: collection('people').items[0]?.id.workspace_id ?? '',
    kind: 'record',
    scopeId: collection('people').id,
    cause: 'webhook',
    logged: true,
    touchUnchanged: 'always',
    diff: (before, after) =>
      [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
        .map((id) => ({ attribute_id: id, before: before[id] ?? [], after: after[id] ?? [] })),
  });
}

async function allPages(
  body: Record<string, unknown>,
  betweenPages: (page: number) => Promise<void>,
): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 1; ; page++) {
    const answer = await sut.module
      .get(RecordQueryService)
      .queryRecords('people', { limit: 10, ...body, ...(cursor ? { cursor } : {}) });
    ids.push(...answer.data.map(({ id }) => id.record_id));
    cursor = answer.nextCursor;
    if (cursor === null) return ids;
    await betweenPages(page);
  }
}

describe('cursor pages', () => {
  it.each([
    ['in id order', {}],
    ['by name', { sorts: [{ attribute: 'name', direction: 'desc' }] }],
    ['by a place some have', { sorts: [{ attribute: 'primary_location', field: 'locality', direction: 'asc' }] }],
    ['by a value few have', { sorts: [{ attribute: 'last_interaction', direction: 'asc' }] }],
    [
      'by two attributes',
      {
        sorts: [
          { attribute: 'job_title', direction: 'asc' },
          { attribute: 'name', direction: 'desc' },
        ],
      },
    ],
  ])('show every record once %s while others come and go', async (_title, body) => {
    const service = sut.module.get(RecordQueryService);
    const before = (await service.queryRecords('people', body)).data.map(({ id }) => id.record_id);
    const guests: string[] = [];
    const seen = await allPages(body, async (page) => {
      // One that sorts first and would push an offset, and one that was on an earlier page and leaves.
      const guest = randomUUID();
      const leaving = guests.at(-1);
      guests.push(guest);
      await write([{ id: guest, name: page % 2 ? 'Zzz' : 'Aaa' }, ...(leaving ? [{ id: leaving, name: null }] : [])]);
    });
    expect(seen.filter((id) => !guests.includes(id))).toEqual(before);
    expect(new Set(seen).size).toBe(seen.length);
    await write(guests.map((id) => ({ id, name: null })));
  });

  it('refuses a cursor of another query', async () => {
    const service = sut.module.get(RecordQueryService);
    const { nextCursor } = await service.queryRecords('people', { limit: 5 });
    const other = service.queryRecords('people', { filter: { name: { $contains: 'a' } }, cursor: nextCursor });
    await expect(other).rejects.toMatchObject({ code: 'cursor_invalid', path: 'cursor' });
  });
});

it('takes back the cursors of sorts by long texts', async () => {
  const title = '漢'.repeat(700);
  const guests = [randomUUID(), randomUUID()];
  await write(guests.map((id) => ({ id, name: 'Guest', title })));
  const attribute = 'job_title';
  const sorts = Array.from({ length: 10 }, () => ({ attribute, direction: 'asc' }));
  const seen = await allPages({ filter: { job_title: { $starts_with: '漢漢' } }, sorts, limit: 1 }, async () => {});
  expect(seen.sort()).toEqual([...guests].sort());
  await write(guests.map((id) => ({ id, name: null })));
});

describe('cursors somebody wrote', () => {
  const forged = async (body: Record<string, unknown>, key: unknown) => {
    const service = sut.module.get(RecordQueryService);
    const { nextCursor } = await service.queryRecords('people', { ...body, limit: 5 });
    const [mark, , itemId] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as unknown[];
    const cursor = Buffer.from(JSON.stringify([mark, [key], itemId])).toString('base64url');
    return service.queryRecords('people', { ...body, cursor });
  };
  const newest = { sorts: [{ attribute: 'created_at', direction: 'desc' }] };
  const named = { sorts: [{ attribute: 'name', direction: 'asc' }] };
  const placed = { sorts: [{ attribute: 'primary_location', field: 'locality', direction: 'asc' }] };

  it.each([
    [newest, 'x'],
    [named, 5],
    [named, 'a\0b'],
    [placed, '\ud800'],
  ])('are refused when their keys are not of the types of %j: %j', async (body, key) => {
    await expect(forged(body, key)).rejects.toMatchObject({ code: 'cursor_invalid', path: 'cursor' });
  });
});

describe('expand and fields', () => {
  it('follows deal → company → people with one statement a level', async () => {
    const asked = jest.spyOn(sut.module.get(RelatedRepository), 'listRecords');
    const { data } = await sut.module
      .get(RecordQueryService)
      .queryRecords('deals', { expand: ['associated_company.team', 'associated_people'], limit: 30 });
    const companies = data
      .flatMap(({ values }) => values['associated_company'] ?? [])
      .map(({ record }) => record as QueriedRecord);
    expect(companies.length).toBeGreaterThan(5);
    for (const company of companies) expect(company.values['name']).toHaveLength(1);
    const team = companies.flatMap(({ values }) => values['team'] ?? []);
    expect(team.length).toBeGreaterThan(0);
    expect(team.every(({ record }) => (record as QueriedRecord).values['name'] !== undefined)).toBe(true);
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it('shows the attributes asked for alone', async () => {
    const { data } = await sut.module
      .get(RecordQueryService)
      .queryRecords('deals', { fields: ['name', 'value'], limit: 1 });
    expect(Object.keys(data[0]?.values ?? {})).toEqual(['name', 'value']);
  });

  it.each([
    [{ expand: ['name'] }, 'expand'],
    [{ expand: ['associated_company.team.company.team'] }, 'expand'],
    [{ fields: ['nope'] }, 'fields'],
  ])('refuses %j', async (body, path) => {
    const answer = sut.module.get(RecordQueryService).queryRecords('deals', body);
    await expect(answer).rejects.toMatchObject({ code: 'unknown_field', path });
  });
});

it.each(['asc', 'desc'])(
  'sorts by the first record a path leads to, past references that lead nowhere: %s',
  async (direction) => {
    const path = [
      ['companies', 'team'],
      ['people', 'associated_deals'],
      ['deals', 'close_date'],
    ];
    const body = { sorts: [{ path, direction }] };
    const { body: theirs } = await sut.ask(collection('companies'), body);
    const ours = await sut.module.get(RecordQueryService).queryRecords('companies', body);
    const idsOf = (records: { id: { record_id?: string } }[]) => records.map(({ id }) => id.record_id);
    expect(idsOf(ours.data)).toEqual(idsOf((theirs as { data: { id: { record_id: string } }[] }).data));
  },
);

it('refuses saved views with a code of their own', async () => {
  const answer = sut.module.get(RecordQueryService).queryRecords('deals', { filter_view_id: randomUUID() });
  await expect(answer).rejects.toMatchObject({ code: 'filter_view_unsupported', path: 'filter_view_id' });
});

it('lists the entries of a record, page by page', async () => {
  const list = sut.collections.find(({ kind, items }) => kind === 'list' && items.length > 0);
  const [entry] = list?.items ?? [];
  const object = String(entry?.parent_object);
  const parentId = String(entry?.parent_record_id);
  const expected = sut.collections
    .filter(({ kind }) => kind === 'list')
    .flatMap(({ items }) => items.filter((item) => item.parent_record_id === parentId))
    .map(({ id }) => id.entry_id)
    .sort();
  const service = sut.module.get(ItemsOfRecordService);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await service.listEntries(object, parentId, 1, cursor);
    seen.push(...page.data.map(({ id }) => id.entry_id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(expected);
  await expect(service.listEntries(object, randomUUID(), 1, undefined)).rejects.toMatchObject({
    code: 'record_not_found',
  });
});

it('tells the schema by the names Attio uses', async () => {
  const schema = sut.module.get(SchemaReadService);
  const deals = await schema.get('object', 'deals');
  expect(deals.attributes.map(({ slug }) => slug)).toEqual(
    collection('deals').attributes.map(({ api_slug }) => api_slug),
  );
  expect(deals.attributes.find(({ slug }) => slug === 'stage')?.choices.map(({ title }) => title)).toContain('Lead');
  await expect(schema.get('list', 'deals')).rejects.toMatchObject({ code: 'unknown_list' });
});

describe('as_of', () => {
  const id = randomUUID();

  it('shows a record at any past moment, also after it was deleted', async () => {
    await sut.database.query(
      `INSERT INTO sync_run (run_id, workspace_id, kind, scope_id, scope_slug, purpose, trigger, state, finished_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'record', $1, 'people', 'backfill', 'test', 'succeeded', now())`,
      [collection('people').id],
    );
    const now = async () =>
      (await sut.database.query<{ at: string }>(`SELECT clock_timestamp()::text AS at`))[0]?.at ?? '';
    const moments = [await now()];
    for (const reading of [
      { name: 'Ada' },
      { name: 'Ada', title: 'CTO' },
      { name: 'Ada L' },
      { name: null },
      { name: 'Ada again' },
    ]) {
      await write([{ id, ...reading }]);
      moments.push(await now());
    }
    const details = sut.module.get(RecordDetailService);
    const shown = [];
    for (const at of moments) {
      const record = await details.getAt('people', id, at).catch((error: unknown) => error);
      if (record instanceof Error) shown.push(record.name);
      else {
        const { name, job_title: title } = (record as QueriedRecord).values;
        shown.push([name?.[0]?.['full_name'], title?.[0]?.['value']]);
      }
    }
    expect(shown).toEqual([
      ...['NoSuchRecordError', ['Ada', undefined], ['Ada', 'CTO'], ['Ada L', undefined], 'NoSuchRecordError'],
      ['Ada again', undefined],
    ]);
  });

  it('shows the survivor by the id of a record that was merged away before that moment', async () => {
    const [lost, survivor] = [randomUUID(), randomUUID()];
    await write([
      { id: lost, name: 'Lost' },
      { id: survivor, name: 'Survivor' },
    ]);
    const [before] = await sut.database.query<{ at: string }>('SELECT clock_timestamp()::text AS at');
    await write([{ id: lost, name: null }]);
    await sut.database.query(
      `INSERT INTO record_alias (scope_id, alias_id, item_id, workspace_id, reason)
       VALUES ($1, $2, $3, gen_random_uuid(), 'merge')`,
      [collection('people').id, lost, survivor],
    );
    const nameAt = async (at: string) =>
      (await sut.module.get(RecordDetailService).getAt('people', lost, at)).values['name']?.[0]?.['full_name'];
    expect(await nameAt(before?.at ?? '')).toBe('Lost');
    expect(await nameAt(new Date().toISOString())).toBe('Survivor');
    await write([{ id: survivor, name: null }]);
  });

  it('says that it does not know what was before the first scan', async () => {
    const answer = sut.module.get(RecordDetailService).getAt('people', id, '2001-01-01T00:00:00Z');
    await expect(answer).rejects.toMatchObject({ code: 'moment_unknown', path: 'as_of' });
  });
});

describe('search', () => {
  const search = (text: string, objects?: string[]) => sut.module.get(SearchService).search(text, objects, 20);

  it('finds people by the beginnings of their names, in any order and case', async () => {
    const person = collection('people').items.find(({ values }) => values?.['name']?.[0]?.['last_name']);
    const { first_name: first, last_name: last } = person?.values?.['name']?.[0] ?? {};
    const hits = await search(`${String(last).slice(0, 3).toUpperCase()} ${String(first).slice(0, 2)}`, ['people']);
    expect(hits.map((hit) => hit.id)).toContain(person?.id.record_id);
  });

  it('finds by e-mail address and domain, and puts names before addresses', async () => {
    const company = collection('companies').items.find(({ values }) => values?.['domains']?.[0]);
    const domain = String(company?.values?.['domains']?.[0]?.['domain']);
    const hits = await search(domain, ['companies']);
    expect(hits[0]).toMatchObject({ id: company?.id.record_id, object: 'companies' });
    const id = randomUUID();
    await write([{ id, name: `${domain.split('.')[0] ?? ''} Person` }]);
    expect((await search(domain.split('.')[0] ?? '', ['people']))[0]?.id).toBe(id);
    await write([{ id, name: null }]);
    expect((await search(domain.split('.')[0] ?? '', ['people'])).map((hit) => hit.id)).not.toContain(id);
  });

  it.each([
    ['Booking.com renewal', 'booking.com', 'com'],
    ['A/B tests, phase 24/7', 'b 7', 'a/b'],
    ['Offer 2025-10', '2025-10', 'offer 10'],
    ["O'Brien_Sons", "o'brien sons", 'sons'],
  ])('finds %s by every word in it', async (name, ...texts) => {
    const id = randomUUID();
    await write([{ id, name }]);
    for (const text of texts) expect((await search(text, ['people'])).map((hit) => hit.id)).toContain(id);
    await write([{ id, name: null }]);
  });

  it('finds deals and lists by their titles', async () => {
    const deal = collection('deals').items[0];
    const title = String(deal?.values?.['name']?.[0]?.['value']);
    expect((await search(title)).map((hit) => hit.id)).toContain(deal?.id.record_id);
    const list = sut.collections.find(({ kind }) => kind === 'list');
    expect((await search(list?.slug.split('_')[0] ?? '')).map((hit) => hit.id)).toContain(list?.id);
  });

  it.each(["' | !", ':*', '\\', '', '   ', "a'b", '<->'])('takes %j as words and nothing else', async (text) => {
    await expect(search(text)).resolves.toBeInstanceOf(Array);
  });
});

it('keeps what queries stand on right through updates, deletions and revivals', async () => {
  const id = randomUUID();
  const find = async (filter: object) =>
    (
      await sut.module
        .get(RecordQueryService)
        .queryRecords('people', { filter, sorts: [{ attribute: 'name', direction: 'asc' }] })
    ).data.length;
  await write([{ id, name: 'Quirin Quux', title: 'Zymurgist' }]);
  expect([await find({ name: 'Quirin Quux' }), await find({ job_title: { $contains: 'MURG' } })]).toEqual([1, 1]);
  await write([{ id, name: 'Quirin Zed', title: 'Brewer' }]);
  expect([await find({ name: 'Quirin Quux' }), await find({ job_title: { $contains: 'MURG' } })]).toEqual([0, 0]);
  await write([{ id, name: null }]);
  const kept = await sut.database.query(`SELECT 1 FROM mirror_title WHERE item_id = $1`, [id]);
  expect([await find({ name: 'Quirin Zed' }), kept.length]).toEqual([0, 0]);
  await write([{ id, name: 'Quirin Zed' }]);
  expect(await find({ name: { $starts_with: 'quirin z' } })).toBe(1);
});
