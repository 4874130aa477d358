// @ts-check
import { attributeIds, listAll } from './mirror.mjs';

/**
 * @typedef {import('../rig/run.mjs').Run} Run
 * @typedef {import('../rig/editors.mjs').Write} Write
 */

const ENDS = ['applied', 'superseded', 'conflict', 'failed', 'cancelled'];
const TOKEN = /\b[LR]\d+\./g;

/**
 * Every write that was accepted is one ticket, has ended, and was carried out once if it says so.
 * @param {Run} run @returns {Promise<{ lost: string[], doubled: string[], refused: number, tickets: Record<string, number> }>}
 */
export async function checkWrites(run) {
  const rows = await run.query(
    'SELECT ticket_id, state, operation, local, attio_code, message FROM local_edit ORDER BY position',
  );
  /** @type {Map<string, any[]>} */
  const byToken = new Map();
  for (const row of rows) {
    for (const token of new Set(JSON.stringify(row.local).match(TOKEN))) {
      byToken.set(token, [...(byToken.get(token) ?? []), row]);
    }
  }
  const found = await countInAttio(run);
  const lost = [];
  const doubled = [];
  let refused = 0;
  for (const write of run.parts().editors.writes) {
    const tickets = byToken.get(write.token) ?? [];
    const [ticket] = tickets;
    const isAccepted = write.ticketId !== null;
    if (!isAccepted) refused += 1;
    const name = `${write.kind} ${write.token}`;
    if (isAccepted && !ticket) lost.push(`${name} was accepted and has no ticket`);
    if (tickets.length > 1) doubled.push(`${name} has ${tickets.length} tickets`);
    if (!ticket) continue;
    if (!ENDS.includes(ticket.state)) lost.push(`${name} is still ${ticket.state}`);
    if (ticket.state === 'failed' && !ticket.attio_code) lost.push(`${name} failed without a reason`);
    if (write.kind === 'merged') continue; // what came of it went into the survivor
    const count = found.get(write.token) ?? 0;
    if (ticket.state === 'applied' && count === 0) lost.push(`${name} says applied and never came to Attio`);
    if (count > tickets.length || (count > 1 && tickets.length === 1))
      doubled.push(`${name} came to Attio ${count} times`);
    if (tickets.length > 1 && count > 1) doubled.push(`${name} was made ${count} times`);
  }
  /** @type {Record<string, number>} */
  const states = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  return { lost, doubled, refused, tickets: states };
}

/**
 * What people wrote and our writes replaced must stand somewhere: in the change log, or in a conflict.
 * @param {Run} run @returns {Promise<string[]>}
 */
export async function checkReplaced(run) {
  const { cast } = run.parts();
  const attributeId = (await attributeIds(run, 'objects/people')).get('job_title') ?? '';
  const kept = new Set();
  for (const sql of [
    `SELECT changes::text AS text FROM change_log`,
    `SELECT concat(base::text, local::text, remote::text, earlier::text) AS text FROM conflict`,
  ]) {
    for (const { text } of await run.query(sql)) for (const token of text.match(TOKEN) ?? []) kept.add(token);
  }
  const lost = [];
  for (const id of cast.shared) {
    const values = await timeline(run, id, attributeId);
    for (const [index, { actor, text }] of values.entries()) {
      const next = values[index + 1];
      const isReplacedByUs = actor === 'workspace-member' && next?.actor === 'api-token';
      if (!isReplacedByUs || !/^R\d+\.$/.test(text) || kept.has(text)) continue;
      const around = values
        .slice(Math.max(0, index - 2), index + 4)
        .map((one) => `${one.text}${one.actor} ${one.from}`);
      lost.push(`${text} of ${id} was overwritten by us and is nowhere: ${around.join(', ')}`);
    }
  }
  return lost;
}

/** How often each token of ours was written or made in Attio. @param {Run} run @returns {Promise<Map<string, number>>} */
async function countInAttio(run) {
  const { sandbox, cast } = run.parts();
  /** @type {Map<string, number>} */
  const counts = new Map();
  const count = (/** @type {unknown} */ text) => {
    for (const token of String(text).match(TOKEN) ?? []) counts.set(token, (counts.get(token) ?? 0) + 1);
  };
  for (const object of ['companies', 'deals']) {
    const { data } = await sandbox.call('GET', `/_sandbox/truth/objects/${object}/records?limit=100000`);
    for (const { values } of data) count(values.name[0]?.value);
  }
  for (const note of await listAll(run, 'note')) count(note.title);
  for (const task of await listAll(run, 'task')) count(task.content_plaintext);
  const attributeId = (await attributeIds(run, 'objects/people')).get('job_title') ?? '';
  for (const id of new Set([...cast.ours, ...cast.shared])) {
    for (const { text, actor } of await timeline(run, id, attributeId)) if (actor === 'api-token') count(text);
  }
  return counts;
}

/** All texts an attribute of a person ever had, oldest first. @param {Run} run @param {string} id @param {string} attributeId */
async function timeline(run, id, attributeId) {
  const answer = await run
    .parts()
    .sandbox.call('GET', `/_sandbox/truth/objects/people/records/${id}`)
    .catch(() => null);
  if (answer === null) return []; // deleted or merged away
  const ended = (answer.history[attributeId] ?? []).map((/** @type {any} */ { actor, members, activeFrom }) => {
    return {
      actor: String(actor.type),
      text: String(members.value),
      from: new Date(activeFrom).toISOString().slice(11, 23),
    };
  });
  const now = answer.data.values.job_title.map((/** @type {any} */ value) => {
    const { created_by_actor: actor, value: text, active_from: from } = value;
    return { actor: String(actor.type), text: String(text), from: String(from).slice(11, 23) };
  });
  return [...ended, ...now];
}
