import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { momentSchema, valuesSchema } from './value.js';

export const recordSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), object_id: z.string(), record_id: z.string() }),
  created_at: momentSchema,
  web_url: z.string(),
  /** Every attribute by slug, empty ones as `[]`, each value as Attio gave it. */
  values: valuesSchema,
});
/** A record of an object. Ids are UUIDs of version 4 or 5. */
export type AttioRecord = z.infer<typeof recordSchema>;

/** What a write sends, by slug or attribute id, in any of the accepted write forms (reference 4.2). */
export type AttioWriteValues = Record<string, unknown>;

/** A filter in Attio's own grammar: https://docs.attio.com/rest-api/guides/filtering-and-sorting */
export type AttioFilter = Record<string, unknown>;

/** By an attribute (or one property of it), or along a path of references. */
export type AttioSort =
  | { direction: 'asc' | 'desc'; attribute: string; field?: string }
  | { direction: 'asc' | 'desc'; path: [string, string][]; field?: string };

export interface AttioQuery {
  filter?: AttioFilter;
  sorts?: AttioSort[];
}

/** A query for one page; Attio's default and, as far as known, largest `limit` is 500. */
export interface AttioQueryPage extends AttioQuery {
  limit: number;
  offset: number;
}

/** Attio's largest page of a query, as far as anybody knows. */
export const QUERY_PAGE = 500;

const records = z.array(recordSchema);

/** Records: `/objects/{object}/records`. `object` is a slug or an id throughout. */
@Injectable()
export class AttioRecords {
  constructor(private readonly client: AttioClient) {}

  /**
   * Reads one record: `GET /objects/{object}/records/{record_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/get-a-record
   * @throws AttioNotFoundError deleted, or merged into another
   * @throws AttioMergeInProgressError a merge is under way: this is no deletion
   */
  async get(object: string, recordId: string, options?: CallOptions): Promise<Reading<AttioRecord>> {
    const at = path`/objects/${object}/records/${recordId}`;
    return this.client.data({ method: 'GET', at, schema: recordSchema }, options);
  }

  /**
   * One page of `POST /objects/{object}/records/query`. Unsorted rows come in ascending id order and cost no score.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/list-records
   * @throws AttioValidationError bad filter or sort; `path` points into the filter
   */
  async queryPage(object: string, query: AttioQueryPage, options?: CallOptions): Promise<Reading<AttioRecord[]>> {
    const at = path`/objects/${object}/records/query`;
    return this.client.data({ method: 'POST', at, ...queryRequest(query), schema: records }, options);
  }

  /** All records a query finds, page by page; not a snapshot (see `byOffset`). */
  async *list(object: string, query: AttioQuery = {}, options?: CallOptions): AsyncGenerator<AttioRecord> {
    yield* byOffset(QUERY_PAGE, async (page) => (await this.queryPage(object, { ...query, ...page }, options)).data);
  }

  /**
   * `POST /objects/{object}/records`. Never sent twice when its outcome is unknown.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/create-a-record
   * @throws AttioUniquenessError a unique value is held by another record
   * @throws AttioUnavailableError with `outcomeUnknown`: look for the record before another try
   */
  async create(object: string, values: AttioWriteValues, options?: CallOptions): Promise<Reading<AttioRecord>> {
    const at = path`/objects/${object}/records`;
    return this.client.data({ method: 'POST', at, body: { data: { values } }, schema: recordSchema }, options);
  }

  /**
   * `PUT /objects/{object}/records?matching_attribute=`: updates the record that holds the given unique value, else
   * creates one. Adds to the matching attribute, and makes every other multi-value attribute exactly the list sent.
   * Nothing in the answer says which happened.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/assert-a-record
   * @param matchingAttribute slug or id of a unique attribute that has a value in `values`
   */
  async upsert(
    object: string,
    matchingAttribute: string,
    values: AttioWriteValues,
    options?: CallOptions,
  ): Promise<Reading<AttioRecord>> {
    const at = path`/objects/${object}/records`;
    const query = { matching_attribute: matchingAttribute };
    return this.client.data({ method: 'PUT', at, query, body: { data: { values } }, schema: recordSchema }, options);
  }

  /**
   * `PATCH /objects/{object}/records/{record_id}`: sets single values; of multi-value attributes it only adds, in front.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/update-a-record-append
   */
  async update(
    object: string,
    recordId: string,
    values: AttioWriteValues,
    options?: CallOptions,
  ): Promise<Reading<AttioRecord>> {
    const at = path`/objects/${object}/records/${recordId}`;
    return this.client.data({ method: 'PATCH', at, body: { data: { values } }, schema: recordSchema }, options);
  }

  /**
   * `PUT /objects/{object}/records/{record_id}`: makes each attribute sent exactly what was sent, in that order;
   * attributes not sent stay as they are.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/update-a-record-overwrite
   */
  async replace(
    object: string,
    recordId: string,
    values: AttioWriteValues,
    options?: CallOptions,
  ): Promise<Reading<AttioRecord>> {
    const at = path`/objects/${object}/records/${recordId}`;
    return this.client.data({ method: 'PUT', at, body: { data: { values } }, schema: recordSchema }, options);
  }

  /**
   * `DELETE /objects/{object}/records/{record_id}`, for good.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/delete-a-record
   * @throws AttioNotFoundError it was gone before
   */
  async delete(object: string, recordId: string, options?: CallOptions): Promise<void> {
    const at = path`/objects/${object}/records/${recordId}`;
    await this.client.request({ method: 'DELETE', at, schema: z.unknown() }, options);
  }
}

/** A query route is a POST that reads; a filter or a sort makes Attio charge a score. */
export function queryRequest(query: AttioQueryPage) {
  const { filter, sorts, limit, offset } = query;
  const isScored = (filter !== undefined && Object.keys(filter).length > 0) || (sorts?.length ?? 0) > 0;
  return { body: { filter, sorts, limit, offset }, budget: 'read' as const, isScored };
}
