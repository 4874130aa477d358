import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import {
  QUERY_PAGE,
  queryRequest,
  type AttioQuery,
  type AttioQueryPage,
  type AttioWriteValues,
} from './attio-records.js';
import { byOffset } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { scanByCreation } from './scan-by-creation.js';
import { scanPages, type ScanOptions, type ScanPage } from './scan.js';
import { momentSchema, valuesSchema } from './value.js';

export const entrySchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), list_id: z.string(), entry_id: z.string() }),
  parent_record_id: z.string(),
  /** Slug. */
  parent_object: z.string(),
  created_at: momentSchema,
  /** `entry_id`, `created_at`, `created_by` and the list's own attributes; not the parent's. */
  entry_values: valuesSchema,
});
/** One record's place in a list; a record may be in a list many times. */
export type AttioEntry = z.infer<typeof entrySchema>;

/** The record an entry stands for. */
export interface AttioEntryParent {
  parentObject: string;
  parentRecordId: string;
}

const entries = z.array(entrySchema);

/** Entries: `/lists/{list}/entries`. `list` is a slug or an id throughout. */
@Injectable()
export class AttioEntries {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /lists/{list}/entries/{entry_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/get-a-list-entry
   * @throws AttioNotFoundError removed from the list, or its record deleted
   */
  async get(list: string, entryId: string, options?: CallOptions): Promise<Reading<AttioEntry>> {
    const at = path`/lists/${list}/entries/${entryId}`;
    return this.client.data({ method: 'GET', at, schema: entrySchema }, options);
  }

  /**
   * One page of `POST /lists/{list}/entries/query`, as `AttioRecords.queryPage`; the parent is reached by the path
   * `[[list, 'parent_record'], …]`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/list-entries
   */
  async queryPage(list: string, query: AttioQueryPage, options?: CallOptions): Promise<Reading<AttioEntry[]>> {
    const at = path`/lists/${list}/entries/query`;
    return this.client.data({ method: 'POST', at, ...queryRequest(query), schema: entries }, options);
  }

  /** All entries a query finds, page by page; not a snapshot (see `byOffset`). */
  async *list(list: string, query: AttioQuery = {}, options?: CallOptions): AsyncGenerator<AttioEntry, void> {
    yield* byOffset(QUERY_PAGE, async (page) => (await this.queryPage(list, { ...query, ...page }, options)).data);
  }

  /**
   * All entries of the list, page by page, such that none that exists throughout is missed (see `scanPages`).
   * @throws AttioUnorderedError fall back to `scanByCreation`
   */
  scanPages(list: string, scan: ScanOptions = {}, options?: CallOptions): AsyncGenerator<ScanPage<AttioEntry>, void> {
    return scanPages(
      { fetchPage: (page) => this.queryPage(list, page, options), idOf: (row) => row.id.entry_id },
      scan,
    );
  }

  /** All entries of the list in order of creation (see `scanByCreation`). */
  scanByCreation(list: string, options?: CallOptions): AsyncGenerator<Reading<AttioEntry[]>, void> {
    return scanByCreation({
      fetchPage: (query) => this.queryPage(list, query, options),
      idOf: (row) => row.id.entry_id,
      valuesOf: (row) => row.entry_values,
    });
  }

  /**
   * `POST /lists/{list}/entries`: always adds, also when the record is in the list already. Never sent twice when its
   * outcome is unknown.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/create-an-entry-add-record-to-list
   * @throws AttioUnavailableError with `outcomeUnknown`: look for the entry before another try
   */
  async create(
    list: string,
    parent: AttioEntryParent,
    entryValues: AttioWriteValues = {},
    options?: CallOptions,
  ): Promise<Reading<AttioEntry>> {
    const at = path`/lists/${list}/entries`;
    return this.client.data({ method: 'POST', at, body: bodyOf(parent, entryValues), schema: entrySchema }, options);
  }

  /**
   * `PUT /lists/{list}/entries`: updates the parent's one entry, or creates it; multi-value attributes become exactly
   * the list sent.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/assert-a-list-entry-by-parent
   * @throws AttioValidationError `multiple_match_results`: the record is in the list more than once
   */
  async upsert(
    list: string,
    parent: AttioEntryParent,
    entryValues: AttioWriteValues = {},
    options?: CallOptions,
  ): Promise<Reading<AttioEntry>> {
    const at = path`/lists/${list}/entries`;
    return this.client.data({ method: 'PUT', at, body: bodyOf(parent, entryValues), schema: entrySchema }, options);
  }

  /**
   * `PATCH /lists/{list}/entries/{entry_id}`: of multi-value attributes it only adds.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/update-a-list-entry-append-multiselect-values
   */
  async update(
    list: string,
    entryId: string,
    entryValues: AttioWriteValues,
    options?: CallOptions,
  ): Promise<Reading<AttioEntry>> {
    const at = path`/lists/${list}/entries/${entryId}`;
    const body = { data: { entry_values: entryValues } };
    return this.client.data({ method: 'PATCH', at, body, isRepeatable: false, schema: entrySchema }, options);
  }

  /**
   * `PUT /lists/{list}/entries/{entry_id}`: makes each attribute sent exactly what was sent.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/update-a-list-entry-overwrite-multiselect-values
   */
  async replace(
    list: string,
    entryId: string,
    entryValues: AttioWriteValues,
    options?: CallOptions,
  ): Promise<Reading<AttioEntry>> {
    const at = path`/lists/${list}/entries/${entryId}`;
    const body = { data: { entry_values: entryValues } };
    return this.client.data({ method: 'PUT', at, body, isRepeatable: false, schema: entrySchema }, options);
  }

  /**
   * `DELETE /lists/{list}/entries/{entry_id}`; the record stays.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/delete-a-list-entry
   */
  async delete(list: string, entryId: string, options?: CallOptions): Promise<void> {
    const at = path`/lists/${list}/entries/${entryId}`;
    await this.client.request({ method: 'DELETE', at, schema: z.unknown() }, options);
  }
}

function bodyOf(parent: AttioEntryParent, entryValues: AttioWriteValues) {
  const { parentObject, parentRecordId } = parent;
  return { data: { parent_object: parentObject, parent_record_id: parentRecordId, entry_values: entryValues } };
}
