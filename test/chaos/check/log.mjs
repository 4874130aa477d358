// @ts-check
import { canonical, contentOf, keyOf, readMirror } from './mirror.mjs';

/**
 * @typedef {import('../rig/run.mjs').Run} Run
 * @typedef {import('./mirror.mjs').Thing} Thing
 */

/** The mirror and the end of the change log at one moment: where a replay starts. @param {Run} run */
export async function snapshot(run) {
  const [row] = await run.query('SELECT coalesce(max(sequence), 0) AS last FROM change_log');
  return { items: await readMirror(run), last: String(row.last) };
}

/**
 * Replays the change log onto an earlier mirror, and looks for changes told twice.
 * @param {Run} run @param {Awaited<ReturnType<typeof snapshot>>} from
 * @returns {Promise<{ faults: string[], twice: string[] }>} things that then differ from the mirror; rows that say nothing new
 */
export async function replay(run, { items, last }) {
  const log = await run.query(
    `SELECT sequence, kind, scope_id, item_id, operation, changes FROM change_log
      WHERE sequence > $1 AND kind IN ('record', 'entry', 'note', 'task') ORDER BY sequence`,
    [last],
  );
  /** @type {Map<string, Thing>} */
  const state = new Map([...items].map(([key, { values, parent }]) => [key, { values: { ...values }, parent }]));
  const twice = [];
  for (const row of log) {
    const key = keyOf(row.kind, row.scope_id, row.item_id);
    if (row.operation === 'update' && saysNothing(row.changes))
      twice.push(`change ${row.sequence} of ${key} changes nothing`);
    apply(state, key, row);
  }
  const mirror = await readMirror(run);
  const faults = [];
  for (const key of new Set([...state.keys(), ...mirror.keys()])) {
    const [told, stored] = [state.get(key), mirror.get(key)];
    if (!told || !stored) faults.push(`${key} is only in the ${told ? 'change log' : 'mirror'}`);
    else if (contentText(told) !== contentText(stored))
      faults.push(`${key} is another in the change log than in the mirror`);
  }
  return { faults, twice };
}

/** @param {Map<string, Thing>} state @param {string} key @param {any} row */
function apply(state, key, row) {
  if (row.operation === 'delete' || row.operation === 'merge') {
    state.delete(key);
    return;
  }
  const before = state.get(key);
  const thing = row.operation === 'create' || !before ? { values: {}, parent: before?.parent ?? null } : before;
  for (const { attribute_id: name, after } of row.changes) {
    if (name === 'parent_record_id' && row.kind === 'entry') thing.parent = after;
    else if (after === null) delete (/** @type {Record<string, unknown>} */ (thing.values)[name]);
    else /** @type {Record<string, unknown>} */ (thing.values)[name] = after;
  }
  state.set(key, thing);
}

/** @param {{ before: unknown, after: unknown }[]} changes */
function saysNothing(changes) {
  const text = (/** @type {unknown} */ value) => canonical(contentOf({ values: { value }, parent: null }));
  return changes.every(({ before, after }) => text(before) === text(after));
}

/** The parent of an entry is told when it moves, not when it is made. @param {Thing} thing */
function contentText({ values }) {
  const present = Object.entries(values).filter(([, value]) => value !== null);
  return canonical(contentOf({ values: Object.fromEntries(present), parent: null }));
}
