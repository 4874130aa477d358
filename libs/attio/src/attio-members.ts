import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { momentSchema } from './value.js';

export const memberSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), workspace_member_id: z.string() }),
  first_name: z.string(),
  last_name: z.string(),
  avatar_url: z.string().nullable(),
  email_address: z.string(),
  created_at: momentSchema,
  /** `admin`, `member` or `suspended`; members are never deleted. */
  access_level: z.string(),
});
/** A person with a seat in the workspace. */
export type AttioMember = z.infer<typeof memberSchema>;

const members = z.array(memberSchema);

/** Workspace members: `/workspace_members`, read-only. */
@Injectable()
export class AttioMembers {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /workspace_members`: all, not paged.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/workspace-members/list-workspace-members
   */
  async list(options?: CallOptions): Promise<Reading<AttioMember[]>> {
    return this.client.data({ method: 'GET', at: path`/workspace_members`, schema: members }, options);
  }

  /**
   * `GET /workspace_members/{workspace_member_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/workspace-members/get-a-workspace-member
   * @throws AttioNotFoundError
   */
  async get(memberId: string, options?: CallOptions): Promise<Reading<AttioMember>> {
    return this.client.data({ method: 'GET', at: path`/workspace_members/${memberId}`, schema: memberSchema }, options);
  }
}
