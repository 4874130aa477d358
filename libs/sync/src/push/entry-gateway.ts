import { Injectable } from '@nestjs/common';
import { AttioEntries, AttioHistory, AttioNotFoundError, AttioRecords, type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { EntrySource } from '../sources/entry-source.js';
import { type ReadResult } from '../sources/item-source.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { type ParsedValues } from '../writes/parse-values.js';
import { writeBody } from '../writes/write-form.js';
import { type ItemParent, type ValueGateway, type WrittenItem, type WrittenScope } from './value-gateway.js';

@Injectable()
export class EntryGateway implements ValueGateway {
  readonly kind = 'entry';

  constructor(
    private readonly entries: AttioEntries,
    private readonly records: AttioRecords,
    private readonly histories: AttioHistory,
    private readonly source: EntrySource,
    private readonly schemas: SchemaService,
  ) {}

  async schema(scopeId: string): Promise<CollectionSchema> {
    return this.schemas.getList(scopeId);
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
        ? await this.entries.replace(scopeId, itemId, body)
        : await this.entries.update(scopeId, itemId, body);
    return this.source.toReading(workspaceId, scopeId, data, observedAt);
  }

  async create(
    { workspaceId, scopeId }: WrittenScope,
    values: ParsedValues,
    parent: ItemParent,
  ): Promise<PresentReading> {
    if (parent === null) throw new Error('an entry needs a parent record');
    const at = { parentObject: parent.object, parentRecordId: parent.record_id };
    const { data, observedAt } = await this.entries.create(scopeId, at, writeBody(values));
    return this.source.toReading(workspaceId, scopeId, data, observedAt);
  }

  async delete(scopeId: string, itemId: string): Promise<void> {
    await this.entries.delete(scopeId, itemId);
  }

  async history(scopeId: string, itemId: string, attributeId: string): Promise<AttioValue[]> {
    const values: AttioValue[] = [];
    for await (const value of this.histories.ofEntry(scopeId, itemId, attributeId)) values.push(value);
    return values;
  }

  /** Attributes of lists cannot be unique, and a record may be in a list many times. */
  async findHolders(): Promise<PresentReading[]> {
    return [];
  }

  async *listMadeSince(
    { workspaceId, scopeId }: WrittenScope,
    since: Instant,
    parent: ItemParent,
    findKnown: (itemIds: string[]) => Promise<ReadonlySet<string>>,
  ): AsyncGenerator<PresentReading> {
    if (parent === null) return;
    const entryIds: string[] = [];
    for await (const membership of this.records.listEntries(parent.object, parent.record_id)) {
      if (membership.list_id === scopeId && membership.created_at >= since) entryIds.push(membership.entry_id);
    }
    const known = await findKnown(entryIds);
    for (const entryId of entryIds) {
      if (known.has(entryId)) continue;
      try {
        const { data, observedAt } = await this.entries.get(scopeId, entryId);
        yield await this.source.toReading(workspaceId, scopeId, data, observedAt);
      } catch (error) {
        if (!(error instanceof AttioNotFoundError)) throw error; // removed from the list meanwhile
      }
    }
  }
}
