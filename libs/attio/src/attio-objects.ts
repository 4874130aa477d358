import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { momentSchema } from './value.js';

export const objectSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), object_id: z.string() }),
  api_slug: z.string().nullable(),
  singular_noun: z.string().nullable(),
  plural_noun: z.string().nullable(),
  created_at: momentSchema,
});
/** An object: a kind of record. Custom slugs can change; the id does not. */
export type AttioObject = z.infer<typeof objectSchema>;

/** What can be set of an object. */
export interface AttioObjectInput {
  api_slug: string;
  singular_noun: string;
  plural_noun: string;
}

const objectsSchema = z.array(objectSchema);

/** Objects: `/objects`. They cannot be deleted over the API. */
@Injectable()
export class AttioObjects {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /objects`: all objects the token can reach, not paged.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/objects/list-objects
   */
  async list(options?: CallOptions): Promise<Reading<AttioObject[]>> {
    return this.client.data({ method: 'GET', at: path`/objects`, schema: objectsSchema }, options);
  }

  /**
   * `GET /objects/{object}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/objects/get-an-object
   * @param object slug or id
   * @throws AttioNotFoundError no such object
   */
  async get(object: string, options?: CallOptions): Promise<Reading<AttioObject>> {
    return this.client.data({ method: 'GET', at: path`/objects/${object}`, schema: objectSchema }, options);
  }

  /**
   * `POST /objects`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/objects/create-an-object
   * @throws AttioUniquenessError the slug is taken
   * @throws AttioValidationError also `quota_exceeded`: the plan has no room for another object
   */
  async create(input: AttioObjectInput, options?: CallOptions): Promise<Reading<AttioObject>> {
    return this.client.data(
      { method: 'POST', invalidates: 'schema', at: path`/objects`, body: { data: input }, schema: objectSchema },
      options,
    );
  }

  /**
   * `PATCH /objects/{object}`: any of the three members, at least one.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/objects/update-an-object
   */
  async update(object: string, input: Partial<AttioObjectInput>, options?: CallOptions): Promise<Reading<AttioObject>> {
    return this.client.data(
      {
        method: 'PATCH',
        invalidates: 'schema',
        at: path`/objects/${object}`,
        body: { data: input },
        schema: objectSchema,
      },
      options,
    );
  }
}
