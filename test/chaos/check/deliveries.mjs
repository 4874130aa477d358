// @ts-check

/** @typedef {import('../rig/run.mjs').Run} Run */

const ENDS = ['applied', 'stale', 'ignored', 'failed'];

/**
 * Every delivery we said yes to is stored once and has ended, with a reason when it failed.
 * @param {Run} run @returns {Promise<{ lost: string[], doubled: string[], failed: number }>}
 */
export async function checkDeliveries(run) {
  const { deliveries } = await run.parts().sandbox.call('GET', '/_sandbox/deliveries?limit=100000');
  const rows = await run.query('SELECT idempotency_key AS key, state, reason FROM delivery');
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const sent = new Set();
  const lost = [];
  for (const { idempotencyKey, attempts } of deliveries) {
    const key = `key:${idempotencyKey}`;
    sent.add(key);
    const isAccepted = attempts.some((/** @type {any} */ { status }) => status >= 200 && status < 300);
    if (!isAccepted) continue;
    const row = byKey.get(key);
    if (row === undefined) lost.push(`delivery ${idempotencyKey} was accepted and is nowhere`);
    else if (!ENDS.includes(row.state)) lost.push(`delivery ${idempotencyKey} is still ${row.state}`);
    else if (row.state === 'failed' && !row.reason) lost.push(`delivery ${idempotencyKey} failed without a reason`);
  }
  const strangers = rows.filter(({ key }) => !sent.has(key));
  return {
    lost,
    doubled: strangers.map(({ key }) => `delivery ${key} was stored and never sent under this key`),
    failed: rows.filter(({ state }) => state === 'failed').length,
  };
}
