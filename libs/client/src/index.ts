import createClient, { type Client } from 'openapi-fetch';
import { type paths } from './schema.js';

export type AttioSyncClient = Client<paths>;
export type { components, operations, paths } from './schema.js';

/**
 * The API, typed from its own OpenAPI document: `client.GET('/v1/changes', { params: { query: { limit: 10 } } })`.
 * @param baseUrl origin of the api, e.g. `http://127.0.0.1:3000`
 * @param apiKey made by `npm run cli -- keys create`
 * @returns a client whose answers are `{ data }` or `{ error }`, a problem document
 */
export function attioSyncClient(baseUrl: string, apiKey: string): AttioSyncClient {
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${apiKey}` } });
}
