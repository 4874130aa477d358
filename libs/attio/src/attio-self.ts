import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';

const active = z.looseObject({
  active: z.literal(true),
  /** Space-separated. */
  scope: z.string(),
  /** The token's own id for API keys, the app's for OAuth: the actor id on what we write. */
  client_id: z.string(),
  token_type: z.string(),
  exp: z.number().nullable(),
  iat: z.number(),
  sub: z.string(),
  aud: z.string(),
  iss: z.string(),
  authorized_by_workspace_member_id: z.string().nullish(),
  workspace_id: z.string(),
  workspace_name: z.string(),
  workspace_slug: z.string(),
  workspace_logo_url: z.string().nullable(),
});
export const selfSchema = z.discriminatedUnion('active', [active, z.looseObject({ active: z.literal(false) })]);

/** The token's view of itself; `active: false` is an unknown or revoked token and carries nothing else. */
export type AttioSelfInfo = z.infer<typeof selfSchema>;
export type AttioActiveSelf = z.infer<typeof active>;

/** Which workspace the token belongs to, and whether it still does. */
@Injectable()
export class AttioSelf {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /self`. Never answers 401: look at `active`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/meta/identify
   * @throws AttioValidationError the token is malformed (Attio answers 400 `missing_value`)
   */
  async get(options?: CallOptions): Promise<Reading<AttioSelfInfo>> {
    return this.client.request({ method: 'GET', at: path`/self`, schema: selfSchema }, options);
  }
}
