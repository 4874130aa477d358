// @ts-check

/** @typedef {import('../rig/run.mjs').Run} Run */

/**
 * Calls that reached Attio from us. `beyond` are writes that were carried out beyond one per ticket.
 * @param {Run} run @param {number} until number of the last call that counts
 */
export async function countCalls(run, until) {
  const { calls } = await run.parts().sandbox.call('GET', `/_sandbox/calls?limit=100000`);
  const [row] = await run.query(`SELECT client_id FROM workspace`);
  const ours = calls.filter(
    (/** @type {any} */ call) => call.number <= until && (call.token ?? row?.client_id) === row?.client_id,
  );
  const done = ours.filter(
    (/** @type {any} */ { budget, status, fault }) =>
      budget === 'write' &&
      ((status >= 200 && status < 300) || (status === null && /_after_commit$/.test(fault ?? ''))),
  );
  const [tickets] = await run.query('SELECT count(*)::int AS n FROM local_edit');
  return {
    all: ours.length,
    refused: ours.filter((/** @type {any} */ { status }) => status === 429).length,
    writes: done.length,
    beyond: Math.max(0, done.length - tickets.n),
  };
}

/** The number of the last call so far. @param {Run} run */
export async function lastCall(run) {
  return (await run.parts().sandbox.call('GET', '/_sandbox/calls?limit=1')).counters.total;
}

/**
 * How long a change of a person took to be seen in the mirror, and how long an app waited for its answer; both for the
 * time of the faults and for the time after them.
 * @param {Run} run
 */
export async function latencies(run) {
  const rows = await run.query(
    `SELECT extract(epoch FROM occurred_at) * 1000 AS at, changes::text AS text FROM change_log ORDER BY sequence`,
  );
  /** @type {Map<string, number>} */
  const seenAt = new Map();
  for (const { at, text } of rows) {
    for (const token of text.match(/\bR\d+\./g) ?? []) if (!seenAt.has(token)) seenAt.set(token, Number(at));
  }
  const { people, editors } = run.parts();
  const waits = people.changes.flatMap(({ token, actedAtMs }) => {
    const at = seenAt.get(token);
    return at === undefined ? [] : [{ fromMs: actedAtMs, ms: at - actedAtMs }];
  });
  const answers = editors.writes.flatMap(({ startedAtMs, answeredAtMs }) =>
    answeredAtMs === null ? [] : [{ fromMs: startedAtMs, ms: answeredAtMs - startedAtMs }],
  );
  return { visible: split(run, waits), answered: split(run, answers) };
}

/** @param {Run} run @param {{ fromMs: number, ms: number }[]} waits */
function split({ faultFromMs, faultToMs }, waits) {
  const during = waits.filter(({ fromMs }) => fromMs >= faultFromMs && fromMs < faultToMs);
  return { during: p99(during), after: p99(waits.filter(({ fromMs }) => fromMs >= faultToMs)) };
}

/** @param {{ ms: number }[]} waits @returns {number | null} milliseconds */
function p99(waits) {
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))];
  return at === undefined ? null : Math.max(0, Math.round(at));
}
