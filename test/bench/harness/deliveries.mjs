// @ts-check
import { createHmac, randomUUID } from 'node:crypto';
import { OBJECT, recordId, WORKSPACE } from '../page-server.mjs';
import { idOf } from '../query-data.mjs';
import { WEBHOOK_SECRET } from './stage.mjs';

const webhook_id = idOf('bench webhook');
const attribute_id = idOf('attio-people.job_title');
const actor = { type: 'workspace-member', id: idOf('member 0') };

/** A delivery as Attio signs it: one attribute of one person changed. @param {number} number of the person @returns {import('./load.mjs').Call} */
export function delivery(number) {
  const id = { workspace_id: WORKSPACE, object_id: OBJECT, record_id: recordId(number), attribute_id };
  const body = JSON.stringify({ webhook_id, events: [{ event_type: 'record.updated', id, actor }] });
  const signature = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'attio-signature': signature,
    'idempotency-key': randomUUID(),
  };
  return { method: 'POST', path: '/webhooks/attio', headers, body };
}
