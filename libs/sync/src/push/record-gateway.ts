import { Injectable } from '@nestjs/common';
import { AttioHistory, AttioRecords, type AttioFilter, type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { type AttributeRow, type PresentReading } from '@app/database';
import { RecordSource } from '../sources/record-source.js';
import { type ReadResult } from '../sources/item-source.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { type ParsedValues } from '../writes/parse-values.js';
import { writeBody } from '../writes/write-form.js';
import { type ItemParent, type ValueGateway, type WrittenItem, type WrittenScope } from './value-gateway.js';

/** The member of a unique value that a filter compares. */
const FILTERED: Readonly<Record<string, string>> = { 'email-address': 'email_address', domain: 'domain' };
/** Records of a page of those made since. */
const RECENT = 500;

@Injectable()
export class RecordGateway implements ValueGateway {
  readonly kind = 'record';

  constructor(
    private readonly records: AttioRecords,
    private readonly histories: AttioHistory,
    private readonly source: RecordSource,
    private readonly schemas: SchemaService,
  ) {}

  async schema(scopeId: string): Promise<CollectionSchema> {
    return this.schemas.getObject(scopeId);
  }

  async read(workspaceId: string, scopeId: string, itemId: string): Promise<ReadResult> {
    const results = await this.source.read(workspaceId, scopeId, [itemId], 'live');
    return results.get(itemId) ?? { isMerging: true };
  }

  async write(
    { workspaceId, scopeId, itemId }: WrittenItem,
    method: 'PATCH' | 'PUT',
    values: ParsedValues,
  ): Promise<PresentReading> {
    const body = writeBody(values);
    const { data, observedAt } =
      method === 'PUT'
        ? await this.records.replace(scopeId, itemId, body)
        : await this.records.update(scopeId, itemId, body);
    return this.source.toReading(workspaceId, scopeId, data, observedAt);
  }

  async create(
    { workspaceId, scopeId }: WrittenScope,
    values: ParsedValues,
    _parent: ItemParent,
    matching?: AttributeRow,
  ): Promise<PresentReading> {
    const body = writeBody(values);
    const { data, observedAt } = matching
      ? await this.records.upsert(scopeId, matching.attributeId, body)
      : await this.records.create(scopeId, body);
    return this.source.toReading(workspaceId, scopeId, data, observedAt);
  }

  async delete(scopeId: string, itemId: string): Promise<void> {
    await this.records.delete(scopeId, itemId);
  }

  async history(scopeId: string, itemId: string, attributeId: string): Promise<AttioValue[]> {
    const values: AttioValue[] = [];
    for await (const value of this.histories.ofRecord(scopeId, itemId, attributeId)) values.push(value);
    return values;
  }

  async findHolders(
    { workspaceId, scopeId }: WrittenScope,
    unique: Map<AttributeRow, AttioValue[]>,
  ): Promise<PresentReading[]> {
    const tests = [...unique].flatMap(([attribute, values]) =>
      values.map((value): AttioFilter => {
        const member = FILTERED[attribute.type] ?? 'value';
        return { [attribute.apiSlug]: { [member]: { $eq: value[member] } } };
      }),
    );
    if (tests.length === 0) return [];
    const filter = tests.length === 1 ? tests[0] : { $or: tests };
    const query = { ...(filter ? { filter } : {}), limit: 10, offset: 0 };
    const { data, observedAt } = await this.records.queryPage(scopeId, query);
    return Promise.all(data.map((record) => this.source.toReading(workspaceId, scopeId, record, observedAt)));
  }

  async *listMadeSince(
    { workspaceId, scopeId }: WrittenScope,
    since: Instant,
    _parent: ItemParent,
    findKnown: (itemIds: string[]) => Promise<ReadonlySet<string>>,
  ): AsyncGenerator<PresentReading> {
    const filter = { created_at: { $gte: since } };
    const sorts = [{ attribute: 'created_at', direction: 'asc' as const }];
    for (let offset = 0; ; offset += RECENT) {
      const { data, observedAt } = await this.records.queryPage(scopeId, { filter, sorts, limit: RECENT, offset });
      const known = await findKnown(data.map(({ id }) => id.record_id));
      for (const record of data) {
        if (known.has(record.id.record_id)) continue;
        yield await this.source.toReading(workspaceId, scopeId, record, observedAt);
      }
      if (data.length < RECENT) return;
    }
  }
}
