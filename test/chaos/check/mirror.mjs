// @ts-check
// The checker. It shares no code with the service: it asks the sandbox for its truth, reads our tables with SQL of its
// own, and compares in its own way.

/**
 * @typedef {Record<string, unknown>} Values
 * @typedef {{ values: Values, parent: string | null }} Thing
 * @typedef {{ key: string, what: 'missing' | 'different' | 'only here', attio?: string, mirror?: string }} Difference
 * @typedef {import('../rig/run.mjs').Run} Run
 */

/** Where the mirror is not as Attio is: records, entries, notes and tasks. @param {Run} run @returns {Promise<Difference[]>} */
export async function differences(run) {
  const [mirror, truth] = [await readMirror(run), await readTruth(run)];
  /** @type {Difference[]} */
  const found = [];
  for (const [key, thing] of truth) {
    const stored = mirror.get(key);
    const attio = canonical(contentOf(thing));
    if (stored === undefined) found.push({ key, what: 'missing', attio });
    else if (canonical(contentOf(stored)) !== attio)
      found.push({ key, what: 'different', attio, mirror: canonical(contentOf(stored)) });
  }
  for (const key of mirror.keys()) if (!truth.has(key)) found.push({ key, what: 'only here' });
  return found;
}

/** Live things of the mirror. @param {Run} run @returns {Promise<Map<string, Thing>>} */
export async function readMirror(run) {
  const rows = await run.query(
    `SELECT kind, scope_id, item_id, values, parent_record_id FROM mirror_item
      WHERE deleted_at IS NULL AND kind IN ('record', 'entry', 'note', 'task')`,
  );
  return new Map(
    rows.map((row) => [
      keyOf(row.kind, row.scope_id, row.item_id),
      { values: row.values, parent: row.kind === 'entry' ? row.parent_record_id : null },
    ]),
  );
}

/** What Attio really holds. @param {Run} run @returns {Promise<Map<string, Thing>>} */
export async function readTruth(run) {
  const { sandbox } = run.parts();
  const state = await sandbox.call('GET', '/_sandbox/state');
  /** @type {Map<string, Thing>} */
  const truth = new Map();
  for (const [kind, plural, rows] of [
    ['record', 'objects', 'records'],
    ['entry', 'lists', 'entries'],
  ]) {
    for (const [slug, { id: scopeId }] of Object.entries(state[String(plural)])) {
      const ids = await attributeIds(run, `${plural}/${slug}`);
      const { data } = await sandbox.call('GET', `/_sandbox/truth/${plural}/${slug}/${rows}?limit=100000`);
      for (const row of data) {
        const values = Object.entries(row.values ?? row.entry_values);
        truth.set(keyOf(kind, scopeId, row.id.record_id ?? row.id.entry_id), {
          values: Object.fromEntries(values.map(([name, list]) => [ids.get(name) ?? name, list])),
          parent: row.parent_record_id ?? null,
        });
      }
    }
  }
  for (const kind of /** @type {const} */ (['note', 'task'])) {
    for (const item of await listAll(run, kind)) {
      truth.set(keyOf(kind, state.workspace_id, item.id[`${kind}_id`]), { values: item, parent: null });
    }
  }
  return truth;
}

/** All notes or tasks, as the API shows them. @param {Run} run @param {'note' | 'task'} kind @returns {Promise<any[]>} */
export async function listAll(run, kind) {
  const page = kind === 'note' ? 50 : 500;
  const all = [];
  for (;;) {
    const { data } = await run.parts().sandbox.call('GET', `/v2/${kind}s?limit=${page}&offset=${all.length}`);
    all.push(...data);
    if (data.length < page) return all;
  }
}

/** @param {Run} run @param {string} owner e.g. `objects/people` @returns {Promise<Map<string, string>>} id by slug */
export async function attributeIds(run, owner) {
  const { data } = await run.parts().sandbox.call('GET', `/v2/${owner}/attributes?limit=500&show_archived=true`);
  return new Map(data.map((/** @type {any} */ { api_slug: slug, id }) => [slug, id.attribute_id]));
}

/** @param {string | undefined} kind @param {string} scopeId @param {string} itemId */
export function keyOf(kind, scopeId, itemId) {
  return `${kind} ${scopeId} ${itemId}`;
}

/** Without who set a value and when, and without what is empty. @param {Thing} thing */
export function contentOf({ values, parent }) {
  /** @type {Values} */
  const content = parent === null ? {} : { parent };
  for (const [name, value] of Object.entries(values)) {
    if (!Array.isArray(value)) content[name] = value;
    else if (value.length > 0) content[name] = value.map(withoutMetadata);
  }
  return content;
}

/** The same content, the same text. @param {unknown} node @returns {string} */
export function canonical(node) {
  if (Array.isArray(node)) return `[${node.map(canonical).join()}]`;
  if (typeof node !== 'object' || node === null) return JSON.stringify(node) ?? 'null';
  const members = Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`).join()}}`;
}

const METADATA = ['active_from', 'active_until', 'created_by_actor'];

/** @param {unknown} value */
function withoutMetadata(value) {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !METADATA.includes(name)));
}
