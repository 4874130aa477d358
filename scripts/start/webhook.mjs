// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../lib/paths.mjs';
import { readJson, writePrivately } from '../lib/secrets.mjs';

const PAGE = 100;

/** @typedef {{ webhookId: string, targetUrl: string, secret: string }} KeptWebhook */
/** @typedef {{ id: { webhook_id: string }, target_url: string, status: string, secret: string }} Webhook */

/**
 * Makes sure that Attio sends its events to the address, and that we hold the secret. Attio shows a secret once, so an
 * existing subscription whose secret is lost (or that Attio gave up) is made anew.
 * @param {import('./attio.mjs').AttioCalls} attio
 * @param {string} targetUrl
 * @param {string} file keeps the secret
 * @returns {Promise<string>} the secret
 */
export async function ensureWebhook(attio, targetUrl, file) {
  const kept = /** @type {KeptWebhook | undefined} */ (readJson(file));
  for await (const webhook of listWebhooks(attio)) {
    if (webhook.target_url !== targetUrl) continue;
    if (webhook.id.webhook_id === kept?.webhookId && webhook.status !== 'inactive') return kept.secret;
    await attio.data('DELETE', `/webhooks/${webhook.id.webhook_id}`);
  }
  const subscriptions = (await eventTypes()).map((type) => ({ event_type: type, filter: null }));
  const made = /** @type {Webhook} */ (
    await attio.data('POST', '/webhooks', { data: { target_url: targetUrl, subscriptions } })
  );
  writePrivately(file, JSON.stringify({ webhookId: made.id.webhook_id, targetUrl, secret: made.secret }));
  return made.secret;
}

/** @param {import('./attio.mjs').AttioCalls} attio @returns {AsyncGenerator<Webhook>} */
async function* listWebhooks(attio) {
  /** @type {Webhook[]} */
  const all = [];
  for (let page = PAGE; page === PAGE;) {
    const webhooks = /** @type {Webhook[]} */ (await attio.data('GET', `/webhooks?limit=${PAGE}&offset=${all.length}`));
    page = webhooks.length;
    all.push(...webhooks);
  }
  yield* all; // collected first: deleting while paging would skip some
}

/** Those the receiver has routes for: one list, in libs/webhook. @returns {Promise<string[]>} */
async function eventTypes() {
  const built = pathToFileURL(join(projectRoot, 'dist/libs/webhook/src/event-routes.js'));
  return (await import(built.href)).eventTypes;
}
