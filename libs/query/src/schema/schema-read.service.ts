import { Injectable } from '@nestjs/common';
import { SchemaRepository, type AttributeRow, type ChoiceRow, type CollectionRow } from '@app/database';
import { UnknownQueryTargetError } from '../errors.js';

/** An object or a list, by the names apps use. */
export interface CollectionView {
  id: string;
  slug: string;
  title: string;
}

export interface AttributeView {
  id: string;
  slug: string;
  title: string;
  type: string;
  is_multiselect: boolean;
  is_unique: boolean;
  is_required: boolean;
  is_writable: boolean;
  is_archived: boolean;
  /** Options of a select, statuses of a status, in Attio's order; `[]` for other types. */
  choices: { id: string; title: string; is_archived: boolean }[];
}

/** The workspace's objects and lists as the mirror knows them: no call to Attio. */
@Injectable()
export class SchemaReadService {
  constructor(private readonly schema: SchemaRepository) {}

  async list(kind: 'object' | 'list'): Promise<CollectionView[]> {
    return (await this.schema.listCollections(kind)).map(collectionView);
  }

  /**
   * @param name slug or id
   * @throws UnknownQueryTargetError
   */
  async get(kind: 'object' | 'list', name: string): Promise<CollectionView & { attributes: AttributeView[] }> {
    const rows = await this.schema.listCollections(kind);
    const row = rows.find(({ apiSlug }) => apiSlug === name) ?? rows.find(({ collectionId }) => collectionId === name);
    if (row === undefined) throw new UnknownQueryTargetError(kind, name);
    const [attributes, choices] = await Promise.all([
      this.schema.listAttributes(row.collectionId),
      this.schema.listChoices(row.collectionId),
    ]);
    return { ...collectionView(row), attributes: attributes.map((attribute) => attributeView(attribute, choices)) };
  }
}

function collectionView({ collectionId, apiSlug, title }: CollectionRow): CollectionView {
  return { id: collectionId, slug: apiSlug, title };
}

function attributeView(row: AttributeRow, choices: ChoiceRow[]): AttributeView {
  return {
    id: row.attributeId,
    slug: row.apiSlug,
    title: row.title,
    type: row.type,
    is_multiselect: row.isMultiselect,
    is_unique: row.isUnique,
    is_required: row.isRequired,
    is_writable: row.isWritable,
    is_archived: row.isArchived,
    choices: choices
      .filter(({ attributeId }) => attributeId === row.attributeId)
      .map(({ choiceId, title, isArchived }) => ({ id: choiceId, title, is_archived: isArchived })),
  };
}
