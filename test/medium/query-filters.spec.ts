import fc from 'fast-check';
import { RecordQueryService } from '@app/query';
import { queries, type GeneratedQuery } from './query-generators.js';
import { startQueryHarness, type QueryHarness } from './query-harness.js';

/** Queries compared: the same few hundred in every run, thousands of new ones by `npm run show:filters`. */
const COUNT = Number(process.env['FILTER_COUNT'] ?? 400);
const SEED = process.env['FILTER_SEED'] ?? (process.env['FILTER_COUNT'] === undefined ? '1' : undefined);

type Answer = { ids: string[] } | { code: string; path: string };

let harness: QueryHarness;

beforeAll(async () => {
  harness = await startQueryHarness(['--people', '120', '--companies', '50', '--deals', '40']);
}, 60_000);

afterAll(() => harness.stop());

it(
  `answers ${COUNT} generated queries as the sandbox does: the same rows in the same order, or the same refusal`,
  async () => {
    const tally = { rows: 0, empty: 0, refused: 0 };
    const mismatches: string[] = [];
    await fc.assert(
      fc.asyncProperty(queries(harness.collections), async (query) => {
        const [theirs, ours] = await Promise.all([askSandbox(query), askMirror(query)]);
        if ('code' in theirs) tally.refused += 1;
        else if (theirs.ids.length === 0) tally.empty += 1;
        else tally.rows += 1;
        if (JSON.stringify(ours) === JSON.stringify(theirs)) return;
        mismatches.push(
          JSON.stringify({ object: query.collection.slug, body: query.body, theirs: short(theirs), ours: short(ours) }),
        );
        if (process.env['FILTER_COUNT'] === undefined) expect(ours).toEqual(theirs);
      }),
      { numRuns: COUNT, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
    );
    process.stdout.write(
      `${COUNT} queries: ${tally.rows} answered rows, ${tally.empty} none, ${tally.refused} refused; mismatches ${mismatches.length}\n`,
    );
    expect(mismatches.slice(0, 20)).toEqual([]);
  },
  60_000 + COUNT * 100,
);

async function askSandbox({ collection, body }: GeneratedQuery): Promise<Answer> {
  const { status, body: answer } = await harness.ask(collection, body);
  if (status === 200) {
    const { data } = answer as { data: { id: { record_id?: string; entry_id?: string } }[] };
    return { ids: data.map(({ id }) => id.record_id ?? id.entry_id ?? '') };
  }
  const {
    code,
    path,
    validation_errors: faults,
  } = answer as {
    code: string;
    path?: string[];
    validation_errors?: { path: string[] }[];
  };
  if (path === undefined) return { code, path: (faults?.[0]?.path ?? []).join('.') };
  // Attio's paths point into the filter, ours into the body.
  return { code, path: [...(path[0] === 'sorts' ? [] : ['filter']), ...path].join('.') };
}

async function askMirror({ collection, body }: GeneratedQuery): Promise<Answer> {
  const service = harness.module.get(RecordQueryService);
  try {
    if (collection.kind === 'object') {
      return { ids: (await service.queryRecords(collection.slug, body)).data.map(({ id }) => id.record_id) };
    }
    return { ids: (await service.queryEntries(collection.slug, body)).data.map(({ id }) => id.entry_id) };
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && 'path' in error) {
      return { code: String(error.code), path: String(error.path) };
    }
    throw error;
  }
}

function short(answer: Answer): unknown {
  return 'ids' in answer
    ? { count: answer.ids.length, first: answer.ids.slice(0, 4).map((id) => id.slice(0, 6)) }
    : answer;
}
