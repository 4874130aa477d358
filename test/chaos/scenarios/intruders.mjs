// @ts-check
import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./scenario.mjs').Scenario} Scenario */

const SLOW_CLIENTS = 150;

/** @type {Scenario} */
const intruders = {
  name: 'intruders',
  title: `Bad signatures at 20/s and ${SLOW_CLIENTS} clients that send a byte a second`,
  switch: 'signature',
  part: 'api',
  async fault(run, { ms }) {
    const { apps, sandbox } = run.parts();
    const url = `${apps.apiUrl}/webhooks/attio`;
    const { workspace_id: workspaceId, objects } = await sandbox.call('GET', '/_sandbox/state');
    const { webhooks } = await sandbox.call('GET', '/_sandbox/webhooks');
    const slow = Array.from({ length: SLOW_CLIENTS }, () => slowClient(Number(new URL(url).port)));
    const statuses = new Map();
    const end = Date.now() + ms;
    while (Date.now() < end) {
      const id = { workspace_id: workspaceId, object_id: objects.people.id, record_id: randomUUID() };
      const event = { event_type: 'record.deleted', id, actor: { type: 'system', id: null } };
      const body = JSON.stringify({ webhook_id: webhooks[0].id, events: [event] });
      const forged = createHmac('sha256', 'guess').update(body).digest('hex');
      const signature = run.random.pick([forged, forged.slice(0, 10), '', undefined]);
      /** @type {Record<string, string>} */
      const headers = { 'content-type': 'application/json', 'idempotency-key': `forged ${randomUUID()}` };
      if (signature !== undefined) headers['attio-signature'] = signature;
      const response = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
      statuses.set(response?.status ?? 0, (statuses.get(response?.status ?? 0) ?? 0) + 1);
      await wait(50);
    }
    for (const socket of slow) socket.end();
    run.notes.statuses = statuses;
    run.notes.told = `answers to forgeries: ${[...statuses].map(([status, count]) => `${count}× ${status}`).join(', ')}`;
  },
  async claims(run) {
    const taken = [...run.notes.statuses].filter(([status]) => status >= 200 && status < 300);
    return taken.map(([status, count]) => `${count} forged deliveries were answered ${status}`);
  },
};

/** Says that much is coming, and sends a byte a second. @param {number} port */
function slowClient(port) {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {}); // being cut off is what it deserves
  socket.write(
    'POST /webhooks/attio HTTP/1.1\r\nhost: chaos\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n',
  );
  const drip = setInterval(() => socket.write('x'), 1_000);
  socket.on('close', () => clearInterval(drip));
  return socket;
}

export const intruderScenarios = [intruders];
