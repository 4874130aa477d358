import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { actorSchema, momentSchema } from './value.js';

export const listSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), list_id: z.string() }),
  api_slug: z.string(),
  name: z.string(),
  /** Slugs; an array here, a single text when a list is made. */
  parent_object: z.array(z.string()),
  /** Null: private. */
  workspace_access: z.string().nullable(),
  workspace_member_access: z.array(z.looseObject({ workspace_member_id: z.string(), level: z.string() })),
  created_by_actor: actorSchema,
  created_at: momentSchema,
});
/** A list of entries, each standing for a record of the parent object. */
export type AttioList = z.infer<typeof listSchema>;

export type AttioAccessLevel = 'full-access' | 'read-and-write' | 'read-only';

/** What a list is made of. Somebody must have full access. */
export interface AttioListInput {
  name: string;
  api_slug: string;
  parent_object: string;
  workspace_access: AttioAccessLevel | null;
  workspace_member_access: { workspace_member_id: string; level: AttioAccessLevel }[];
}

const lists = z.array(listSchema);

/** Lists: `/lists`. They cannot be deleted over the API. */
@Injectable()
export class AttioLists {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /lists`: all lists the token can reach, in sidebar order, not paged.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/lists/list-all-lists
   */
  async list(options?: CallOptions): Promise<Reading<AttioList[]>> {
    return this.client.data({ method: 'GET', at: path`/lists`, schema: lists }, options);
  }

  /**
   * `GET /lists/{list}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/lists/get-a-list
   * @param list slug or id
   * @throws AttioNotFoundError
   */
  async get(list: string, options?: CallOptions): Promise<Reading<AttioList>> {
    return this.client.data({ method: 'GET', at: path`/lists/${list}`, schema: listSchema }, options);
  }

  /**
   * `POST /lists`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/lists/create-a-list
   * @throws AttioUniquenessError the slug is taken
   * @throws AttioAuthError `billing_error`: the plan has no such permissions
   */
  async create(input: AttioListInput, options?: CallOptions): Promise<Reading<AttioList>> {
    return this.client.data(
      { method: 'POST', invalidates: 'schema', at: path`/lists`, body: { data: input }, schema: listSchema },
      options,
    );
  }

  /**
   * `PATCH /lists/{list}`; the parent object is fixed.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/lists/update-a-list
   */
  async update(
    list: string,
    change: Partial<Omit<AttioListInput, 'parent_object'>>,
    options?: CallOptions,
  ): Promise<Reading<AttioList>> {
    const at = path`/lists/${list}`;
    return this.client.data(
      { method: 'PATCH', invalidates: 'schema', at, body: { data: change }, schema: listSchema },
      options,
    );
  }
}
