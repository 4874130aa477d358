import { type AttributeRow, type CollectionRow } from '@app/database';

export interface Choice {
  choiceId: string;
  title: string;
}

export interface CatalogAttribute {
  attributeId: string;
  apiSlug: string;
  type: string;
  isUnique: boolean;
  isArchived: boolean;
  /** Objects a reference may point at; empty when any. */
  targetIds: string[];
  /** Options or statuses in Attio's order, archived ones included. */
  choices: Choice[];
}

/** An object or a list as queries see it. */
export class CatalogCollection {
  private readonly byName = new Map<string, CatalogAttribute>();

  constructor(
    readonly row: CollectionRow,
    readonly attributes: CatalogAttribute[],
  ) {
    // Ids first: a slug that looks like an id must not hide an attribute.
    for (const attribute of attributes) this.byName.set(attribute.attributeId, attribute);
    for (const attribute of attributes) this.byName.set(attribute.apiSlug, attribute);
  }

  get id(): string {
    return this.row.collectionId;
  }

  get slug(): string {
    return this.row.apiSlug;
  }

  /** @param name slug or id */
  find(name: string): CatalogAttribute | undefined {
    return this.byName.get(name);
  }

  /** The objects whose records may be entries of this list; slugs, as Attio gives them. */
  get parentObjects(): string[] {
    const definition = this.row.definition;
    const parents =
      typeof definition === 'object' && definition !== null && 'parent_object' in definition
        ? definition.parent_object
        : [];
    return (Array.isArray(parents) ? parents : [parents]).filter((parent) => typeof parent === 'string');
  }
}

/** Everything a query may name. */
export class Catalog {
  constructor(readonly collections: CatalogCollection[]) {}

  /** @param name slug or id */
  find(kind: 'object' | 'list', name: string): CatalogCollection | undefined {
    const ofKind = this.collections.filter(({ row }) => row.kind === kind);
    return ofKind.find(({ slug }) => slug === name) ?? ofKind.find(({ id }) => id === name);
  }

  /** An object before a list: paths do not say which they mean. */
  findAny(name: string): CatalogCollection | undefined {
    return this.find('object', name) ?? this.find('list', name);
  }
}

export function catalogAttribute(row: AttributeRow, choices: Choice[]): CatalogAttribute {
  return {
    attributeId: row.attributeId,
    apiSlug: row.apiSlug,
    type: row.type,
    isUnique: row.isUnique,
    isArchived: row.isArchived,
    targetIds: targetIdsOf(row.definition),
    choices,
  };
}

/** `config.record_reference.allowed_object_ids`, null where any object is allowed. */
function targetIdsOf(definition: unknown): string[] {
  const config = member(member(definition, 'config'), 'record_reference');
  const ids = member(config, 'allowed_object_ids');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

function member(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
}
