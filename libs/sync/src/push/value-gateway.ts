import { type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { type AttributeRow, type PresentReading } from '@app/database';
import { type ReadResult } from '../sources/item-source.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { type ParsedValues } from '../writes/parse-values.js';

/** What a new item needs beside its values: the record an entry stands for. */
export type ItemParent = { object: string; record_id: string } | null;

/** How items with attributes are written to Attio: records, and entries of lists. */
export interface ValueGateway {
  readonly kind: 'record' | 'entry';
  schema(scopeId: string): Promise<CollectionSchema>;
  /** Attio's own answer, never a cached one. */
  read(workspaceId: string, scopeId: string, itemId: string): Promise<ReadResult>;
  /** PATCH or PUT, as the plan says. @returns what Attio has afterwards */
  write(item: WrittenItem, method: 'PATCH' | 'PUT', values: ParsedValues): Promise<PresentReading>;
  /** @param matching upsert on this unique attribute instead of creating */
  create(
    scope: WrittenScope,
    values: ParsedValues,
    parent: ItemParent,
    matching?: AttributeRow,
  ): Promise<PresentReading>;
  delete(scopeId: string, itemId: string): Promise<void>;
  /** All values an attribute ever had. @throws AttioValidationError Attio keeps no history of it for us */
  history(scopeId: string, itemId: string, attributeId: string): Promise<AttioValue[]>;
  /** Items that hold one of these unique values now. */
  findHolders(scope: WrittenScope, unique: Map<AttributeRow, AttioValue[]>): Promise<PresentReading[]>;
  /** Items made since, those known left out: where a create whose answer never came is looked for. */
  listMadeSince(
    scope: WrittenScope,
    since: Instant,
    parent: ItemParent,
    findKnown: (itemIds: string[]) => Promise<ReadonlySet<string>>,
  ): AsyncIterable<PresentReading>;
}

export interface WrittenScope {
  workspaceId: string;
  scopeId: string;
}

export interface WrittenItem extends WrittenScope {
  itemId: string;
}
