import { type InboundHarness } from './inbound-harness.js';

type Values = Record<string, unknown>;

interface MirrorRow {
  kind: string;
  scope_id: string;
  item_id: string;
  values: Values;
  parent_record_id: string | null;
}

/** Live rows of the mirror, by kind, scope and id. */
export async function readMirror(sut: InboundHarness): Promise<Map<string, MirrorRow>> {
  const rows = await sut.database.query<MirrorRow>(
    'SELECT kind, scope_id, item_id, values, parent_record_id FROM mirror_item WHERE deleted_at IS NULL',
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/**
 * Compares the mirror with what the sandbox really holds, without any code of ours: every record and entry of every
 * object and list, and all notes and tasks. @returns one line per difference
 */
export async function compareWithTruth(sut: InboundHarness): Promise<string[]> {
  const mirror = await readMirror(sut);
  const faults: string[] = [];
  const seen = new Set<string>();
  const check = (key: string, attio: unknown, stored: unknown) => {
    seen.add(key);
    if (canonical(attio) !== canonical(stored))
      faults.push(`${key}: Attio ${canonical(attio)} mirror ${canonical(stored)}`);
  };
  const state = await sut.sandbox.call<State>('GET', '/_sandbox/state');
  for (const [kind, plural, rows, collections] of [
    ['record', 'objects', 'records', state.objects],
    ['entry', 'lists', 'entries', state.lists],
  ] as const) {
    for (const [slug, { id: scope_id }] of Object.entries(collections)) {
      const attributes = await slugsOf(sut, plural, slug);
      const { data } = await sut.sandbox.call<{ data: TruthRow[] }>(
        'GET',
        `/_sandbox/truth/${plural}/${slug}/${rows}?limit=100000`,
      );
      for (const row of data) {
        const item_id = row.id.record_id ?? row.id.entry_id ?? '';
        const key = keyOf({ kind, scope_id, item_id });
        const stored = mirror.get(key);
        const parent = kind === 'entry' ? { parent: row.parent_record_id } : {};
        const storedParent = kind === 'entry' ? { parent: stored?.parent_record_id } : {};
        const values = byId(row.values ?? row.entry_values ?? {}, attributes);
        check(key, { ...contentOf(values), ...parent }, stored && { ...contentOf(stored.values), ...storedParent });
      }
    }
  }
  for (const [kind, path, member, page] of [
    ['note', '/v2/notes', 'note_id', 50],
    ['task', '/v2/tasks', 'task_id', 500],
  ] as const) {
    for (let offset = 0; ; offset += page) {
      const { data } = await sut.sandbox.call<{ data: { id: Record<string, string> }[] }>(
        'GET',
        `${path}?limit=${page}&offset=${offset}`,
      );
      for (const item of data) {
        const key = keyOf({ kind, scope_id: sut.workspaceId, item_id: item.id[member] ?? '' });
        check(key, item, mirror.get(key)?.values);
      }
      if (data.length < page) break;
    }
  }
  const compared = ['record', 'entry', 'note', 'task'];
  for (const [key, { kind }] of mirror)
    if (compared.includes(kind) && !seen.has(key)) faults.push(`${key}: only in the mirror`);
  const comments = [...mirror.values()].filter(({ kind }) => kind === 'comment').length;
  if (comments !== state.comments) faults.push(`comments: Attio ${state.comments} mirror ${comments}`);
  return faults;
}

/** Replays the change log onto an earlier state. @returns one line per item that then differs from the mirror */
export async function replayLog(sut: InboundHarness, before: Map<string, MirrorRow>): Promise<string[]> {
  const state = new Map([...before].map(([key, row]) => [key, { ...row.values }]));
  const log = await sut.database.query<LogRow>(
    'SELECT kind, scope_id, item_id, operation, changes FROM change_log ORDER BY sequence',
  );
  for (const row of log) {
    const key = keyOf(row);
    if (row.operation === 'delete' || row.operation === 'merge') {
      state.delete(key);
      continue;
    }
    const values = row.operation === 'create' ? {} : (state.get(key) ?? {});
    for (const { attribute_id: id, after } of row.changes) {
      const isEmpty = after === null || (Array.isArray(after) && after.length === 0 && row.kind !== 'task');
      if (isEmpty) delete values[id];
      else if (id !== 'parent_record_id' || row.kind !== 'entry') values[id] = after;
    }
    state.set(key, values);
  }
  const mirror = await readMirror(sut);
  const faults = [...state.keys()].filter((key) => !mirror.has(key)).map((key) => `${key}: only in the log`);
  for (const [key, { values }] of mirror) {
    const replayed = state.get(key);
    if (replayed === undefined) faults.push(`${key}: not in the log`);
    else if (canonical(contentOf(present(replayed))) !== canonical(contentOf(present(values)))) {
      faults.push(`${key}: log ${canonical(contentOf(replayed))} mirror ${canonical(contentOf(values))}`);
    }
  }
  return faults;
}

/** Records and entries that were tombstoned at any time although Attio has them: ids never come back in these runs. */
export async function falseDeletes(sut: InboundHarness): Promise<string[]> {
  const state = await sut.sandbox.call<State>('GET', '/_sandbox/state');
  const alive = new Set<string>();
  for (const [plural, collections] of [
    ['objects', state.objects],
    ['lists', state.lists],
  ] as const) {
    for (const slug of Object.keys(collections)) {
      const { ids } = await sut.sandbox.call<{ ids: string[] }>('GET', `/_sandbox/truth/${plural}/${slug}`);
      for (const id of ids) alive.add(id);
    }
  }
  const gone = await sut.database.query<{ item_id: string }>(
    `SELECT DISTINCT item_id FROM change_log WHERE operation IN ('delete', 'merge')`,
  );
  return gone.map(({ item_id }) => item_id).filter((id) => alive.has(id));
}

interface State {
  objects: Record<string, { id: string }>;
  lists: Record<string, { id: string }>;
  comments: number;
}
interface TruthRow {
  id: { record_id?: string; entry_id?: string };
  values?: Values;
  entry_values?: Values;
  parent_record_id?: string;
}
interface LogRow {
  kind: string;
  scope_id: string;
  item_id: string;
  operation: string;
  changes: { attribute_id: string; after: unknown }[];
}

function keyOf({ kind, scope_id, item_id }: { kind: string; scope_id: string; item_id: string }): string {
  return `${kind} ${scope_id} ${item_id}`;
}

async function slugsOf(sut: InboundHarness, plural: string, slug: string): Promise<Map<string, string>> {
  const { data } = await sut.sandbox.call<{ data: { api_slug: string; id: { attribute_id: string } }[] }>(
    'GET',
    `/v2/${plural}/${slug}/attributes?limit=500`,
  );
  return new Map(data.map(({ api_slug, id }) => [api_slug, id.attribute_id]));
}

function byId(values: Values, attributes: ReadonlyMap<string, string>): Values {
  return Object.fromEntries(Object.entries(values).map(([slug, list]) => [attributes.get(slug) ?? slug, list]));
}

function present(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** Without who set a value and when, and without empty attributes. */
function contentOf(values: Values): Values {
  const content: Values = {};
  for (const [id, list] of Object.entries(values)) {
    if (!Array.isArray(list)) content[id] = list;
    else if (list.length > 0) content[id] = list.map(withoutMetadata);
  }
  return content;
}

function withoutMetadata(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { active_from: _from, active_until: _until, created_by_actor: _actor, ...content } = value as Values;
  return content;
}

function canonical(node: unknown): string {
  return (
    JSON.stringify(node, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ) ?? 'nothing'
  );
}
