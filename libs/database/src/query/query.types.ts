import { type ItemKind } from '../things.js';

export type TextMode = 'eq' | 'in' | 'contains' | 'starts_with' | 'ends_with';

/** A test of one member of one value. */
export type ValueTest =
  | { test: 'text'; member: string[]; mode: TextMode; texts: string[]; ignoresCase: boolean }
  | { test: 'number'; member: string[]; unit: NumberUnit; comparison: Comparison; key: number }
  | { test: 'present'; member: string[]; present: boolean };

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** `micros`: a day or a moment, as microseconds since 1970. */
export type NumberUnit = 'decimal' | 'micros';

export interface QueriedAttribute {
  attributeId: string;
  type: string;
  apiSlug: string;
  isUnique: boolean;
}

/** The way to another record: by a reference attribute, or from an entry to its parent. */
export interface Hop {
  by: { attributeId: string } | 'parent';
  /** The object arrived at. */
  scopeId: string;
}

/** What an item must fulfil. `all` of nothing is true, `any` of nothing is false. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** Some value of the attribute passes all tests. */
  | { attribute: QueriedAttribute; tests: ValueTest[] }
  /** The item's own id is one of these. */
  | { ids: string[] }
  /** Some record reached fulfils the condition. */
  | { hop: Hop; where: Condition };

/** An order by the first value of an attribute; items without one come last, whatever the direction. */
export interface SortKey {
  hops: Hop[];
  attribute: QueriedAttribute;
  member: string[];
  as: NumberUnit | 'text' | 'boolean' | 'choice';
  /** For `choice`: the ids of options or statuses in their order. */
  choiceIds: string[];
  direction: 'asc' | 'desc';
}

/** The place of an item among the sorted ones: what a page ends with and the next one starts after. */
export interface SortPlace {
  keys: (number | string | null)[];
  itemId: string;
}

export interface ItemQuery {
  kind: ItemKind;
  scopeId: string;
  condition: Condition;
  /** Ties, and queries without sorts, are in ascending id order. */
  sorts: SortKey[];
  after: SortPlace | null;
  limit: number;
  offset: number;
}
