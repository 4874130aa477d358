import { Injectable } from '@nestjs/common';
import { AttioClient } from './attio-client.js';
import { byOffset } from './page.js';
import { path, type AttioPath } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { valueListSchema, type AttioValue } from './value.js';

/** One period of a rewritten history; `value` in any accepted write form. */
export interface AttioPastValue {
  active_from: string;
  /** Null for the value that is current. */
  active_until: string | null;
  value: unknown;
}

const PAGE = 500;

/** The values of one attribute over time. One call per attribute and record: for conflicts, not for scans. */
@Injectable()
export class AttioHistory {
  constructor(private readonly client: AttioClient) {}

  /**
   * Values of a record's attribute, oldest first by `active_from`; without `isHistoric` only the current ones.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/list-record-attribute-values
   * @throws AttioValidationError history of an interaction or enriched attribute
   */
  ofRecord(
    object: string,
    recordId: string,
    attribute: string,
    isHistoric = true,
    options?: CallOptions,
  ): AsyncGenerator<AttioValue, void> {
    return this.values(
      path`/objects/${object}/records/${recordId}/attributes/${attribute}/values`,
      isHistoric,
      options,
    );
  }

  /**
   * Values of an entry's attribute, as `ofRecord`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/entries/list-attribute-values-for-a-list-entry
   */
  ofEntry(
    list: string,
    entryId: string,
    attribute: string,
    isHistoric = true,
    options?: CallOptions,
  ): AsyncGenerator<AttioValue, void> {
    return this.values(path`/lists/${list}/entries/${entryId}/attributes/${attribute}/values`, isHistoric, options);
  }

  /**
   * Destroys the history of a record's attribute and writes another: `PUT …/values`. Fires no webhook.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/records/replace-record-attribute-values
   * @param values 1 to 400, without overlaps
   */
  async replaceOfRecord(
    object: string,
    recordId: string,
    attribute: string,
    values: AttioPastValue[],
    options?: CallOptions,
  ): Promise<Reading<AttioValue[]>> {
    return this.replace(path`/objects/${object}/records/${recordId}/attributes/${attribute}/values`, values, options);
  }

  /** As `replaceOfRecord`, of an entry's attribute. */
  async replaceOfEntry(
    list: string,
    entryId: string,
    attribute: string,
    values: AttioPastValue[],
    options?: CallOptions,
  ): Promise<Reading<AttioValue[]>> {
    return this.replace(path`/lists/${list}/entries/${entryId}/attributes/${attribute}/values`, values, options);
  }

  private values(at: AttioPath, isHistoric: boolean, options?: CallOptions): AsyncGenerator<AttioValue, void> {
    return byOffset(PAGE, async (page) => {
      const query = { ...page, show_historic: isHistoric };
      const reading = await this.client.data({ method: 'GET', at, query, schema: valueListSchema }, options);
      return reading.data;
    });
  }

  private async replace(
    at: AttioPath,
    values: AttioPastValue[],
    options?: CallOptions,
  ): Promise<Reading<AttioValue[]>> {
    const body = { data: { replace_history: true, values } };
    return this.client.data({ method: 'PUT', at, body, schema: valueListSchema }, options);
  }
}
