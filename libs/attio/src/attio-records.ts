import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioCaches } from './attio-caches.js';
import { AttioClient } from './attio-client.js';
import { type AttioRow } from './attio-row.js';
import { AttioResponseError } from './errors.js';
import { byOffset } from './page.js';
import { path } from './path.js';
import { mapReading, type CallOptions, type Reading } from './reading.js';
import { scanByCreation } from './scan-by-creation.js';
import { scanPages, type ScanOptions, type ScanPage } from './scan.js';
import { momentSchema, valuesSchema } from './value.js';

export const recordSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), object_id: z.string(), record_id: z.string() }),
  created_at: momentSchema,
  /** Page in the app; answers from before it existed lack it. */
  web_url: z.string().nullish(),
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

const found = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), object_id: z.string(), record_id: z.string() }),
  object_slug: z.string(),
  record_text: z.string(),
  record_image: z.string().nullable(),
  /** People only. */
  email_addresses: z.array(z.string()).optional(),
  phone_numbers: z.array(z.string()).optional(),
  /** Companies only. */
  domains: z.array(z.string()).optional(),
});
/** A hit of the search: enough to show, not the record. */
export type AttioSearchHit = z.infer<typeof found>;

/** On whose behalf a search runs: what that member may see. */
export type AttioRequestAs =
  | { type: 'workspace' }
  | { type: 'workspace-member'; workspace_member_id: string }
  | { type: 'workspace-member'; email_address: string };

const membership = z.looseObject({
  list_id: z.string(),
  list_api_slug: z.string(),
  entry_id: z.string(),
  created_at: momentSchema,
});
/** An entry of a record in some list. */
export type AttioMembership = z.infer<typeof membership>;

const ENTRIES_PAGE = 1_000;
const records = z.array(recordSchema);
const hits = z.array(found);
const memberships = z.array(membership);
const merged = z.looseObject({ new_record_id: z.string() });

/** Records: `/objects/{object}/records`. `object` is a slug or an id throughout. */
@Injectable()
export class AttioRecords {
  constructor(
    private readonly client: AttioClient,
    private readonly caches: AttioCaches,
  ) {}

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

  /** As `get`, with the hash of what was sent. */
  async getRow(object: string, recordId: string, options?: CallOptions): Promise<Reading<AttioRow<AttioRecord>>> {
    const at = path`/objects/${object}/records/${recordId}`;
    const reading = await this.client.rows({ method: 'GET', at, schema: recordSchema }, 'record_id', options);
    return mapReading(reading, onlyRow);
  }

  /**
   * As `get`, but at most `ATTIO_RECORD_TTL_SECONDS` old and often without a call; `observedAt` says how old. Changes
   * we make or hear of are seen at once. Never a base for a decision to write.
   */
  async getCached(object: string, recordId: string, options?: CallOptions): Promise<Reading<AttioRecord>> {
    const cached = await this.caches.record(recordId, async () => ({
      object,
      reading: await this.get(object, recordId, options),
    }));
    // Kept under the record's id alone; whoever names another object gets Attio's own answer.
    const isSame = cached.object === object || cached.reading.data.id.object_id === object;
    return isSame ? cached.reading : this.get(object, recordId, options);
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

  /** As `queryPage`, for records that are parsed when they are wanted. */
  async queryRows(
    object: string,
    query: AttioQueryPage,
    options?: CallOptions,
  ): Promise<Reading<AttioRow<AttioRecord>[]>> {
    const at = path`/objects/${object}/records/query`;
    const request = { method: 'POST' as const, at, ...queryRequest(query), schema: recordSchema };
    return this.client.rows(request, 'record_id', options);
  }

  /** All records a query finds, page by page; not a snapshot (see `byOffset`). */
  async *list(object: string, query: AttioQuery = {}, options?: CallOptions): AsyncGenerator<AttioRecord, void> {
    yield* byOffset(QUERY_PAGE, async (page) => (await this.queryPage(object, { ...query, ...page }, options)).data);
  }

  /**
   * All records of the object, page by page, such that none that exists throughout is missed (see `scanPages`).
   * @throws AttioUnorderedError fall back to `scanByCreation`
   */
  scanPages(
    object: string,
    scan: ScanOptions = {},
    options?: CallOptions,
  ): AsyncGenerator<ScanPage<AttioRecord>, void> {
    return scanPages(
      { fetchPage: (page) => this.queryPage(object, page, options), idOf: (row) => row.id.record_id },
      scan,
    );
  }

  /** All records of the object in order of creation (see `scanByCreation`). */
  scanByCreation(object: string, options?: CallOptions): AsyncGenerator<Reading<AttioRecord[]>, void> {
    return scanByCreation({
      fetchPage: (query) => this.queryPage(object, query, options),
      idOf: (row) => row.id.record_id,
      valuesOf: (row) => row.values,
    });
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
    const reading = await this.client.data(
      { method: 'PUT', at, query, body: { data: { values } }, schema: recordSchema },
      options,
    );
    const { object_id: objectId, record_id: recordId } = reading.data.id;
    await this.caches.invalidateRecord(objectId, recordId);
    return reading;
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
    return this.client.data(
      {
        method: 'PATCH',
        at,
        body: { data: { values } },
        invalidates: { recordId },
        isRepeatable: false,
        schema: recordSchema,
      },
      options,
    );
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
    return this.client.data(
      {
        method: 'PUT',
        at,
        body: { data: { values } },
        invalidates: { recordId },
        isRepeatable: false,
        schema: recordSchema,
      },
      options,
    );
  }

  /**
   * `DELETE /objects/{object}/records/{record_id}`, for good.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/delete-a-record
   * @throws AttioNotFoundError it was gone before
   */
  async delete(object: string, recordId: string, options?: CallOptions): Promise<void> {
    const at = path`/objects/${object}/records/${recordId}`;
    await this.client.request({ method: 'DELETE', at, invalidates: { recordId }, schema: z.unknown() }, options);
  }

  /**
   * The entries of one record in all lists: `GET …/{record_id}/entries`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/list-record-entries
   */
  async *listEntries(object: string, recordId: string, options?: CallOptions): AsyncGenerator<AttioMembership, void> {
    const at = path`/objects/${object}/records/${recordId}/entries`;
    yield* byOffset(ENTRIES_PAGE, async (page) => {
      const reading = await this.client.data({ method: 'GET', at, query: { ...page }, schema: memberships }, options);
      return reading.data;
    });
  }

  /**
   * `POST /objects/records/search`: by name, domain, address, number or handle; at most 25, no paging. Lags behind the
   * records: never decide create-or-update by it.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/search-records
   * @param query up to 256 characters; empty gives the most likely records
   * @param search.objects slugs or ids, at least one
   */
  async search(
    query: string,
    search: { objects: string[]; requestAs?: AttioRequestAs; limit?: number },
    options?: CallOptions,
  ): Promise<Reading<AttioSearchHit[]>> {
    const { objects, requestAs = { type: 'workspace' }, limit } = search;
    const body = { query, objects, request_as: requestAs, limit };
    return this.client.data(
      { method: 'POST', at: path`/objects/records/search`, body, budget: 'read', schema: hits },
      options,
    );
  }

  /**
   * `POST /objects/{object}/records/merge`: makes one record of two, with a new id. The primary's values win. Not
   * repeatable, and at most five a second.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/merge-records
   * @throws AttioValidationError `self_merge`
   */
  async merge(
    object: string,
    records: { primaryRecordId: string; secondaryRecordId: string },
    options?: CallOptions,
  ): Promise<Reading<AttioMerge>> {
    const body = {
      data: { primary_record_id: records.primaryRecordId, secondary_record_id: records.secondaryRecordId },
    };
    const at = path`/objects/${object}/records/merge`;
    const request = { method: 'POST' as const, at, body, schema: merged, pace: 'merge' as const };
    const answer = await this.client.dataWithStatus(request, options);
    await this.caches.invalidateRecord(object, records.primaryRecordId);
    await this.caches.invalidateRecord(object, records.secondaryRecordId);
    return mapReading(answer, (data) => ({ newRecordId: data.new_record_id, isReadable: answer.status === 200 }));
  }
}

/** What a merge made. */
export interface AttioMerge {
  newRecordId: string;
  /** `false`: accepted, and readable later; until then reads and writes fail with `AttioMergeInProgressError`. */
  isReadable: boolean;
}

function onlyRow([row]: AttioRow<AttioRecord>[]): AttioRow<AttioRecord> {
  if (row === undefined) throw new AttioResponseError('Attio answered with an empty list where a record was asked for');
  return row;
}

/** A query route is a POST that reads; a filter or a sort makes Attio charge a score. */
export function queryRequest(query: AttioQueryPage) {
  const { filter, sorts, limit, offset } = query;
  const isScored = (filter !== undefined && Object.keys(filter).length > 0) || (sorts?.length ?? 0) > 0;
  return { body: { filter, sorts, limit, offset }, budget: 'read' as const, isScored };
}
