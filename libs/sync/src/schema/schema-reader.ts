import { Injectable } from '@nestjs/common';
import {
  AttioAttributes,
  AttioLists,
  AttioNotFoundError,
  AttioObjects,
  type AttioAttribute,
  type AttioList,
  type AttioObject,
  type Lane,
} from '@app/attio';
import { type Instant } from '@app/common';
import { type AttributeRow, type ChoiceRow, type CollectionRow } from '@app/database';

/** Attributes a page; Attio states no largest number. */
const ATTRIBUTE_PAGE = 200;

export type CollectionKind = CollectionRow['kind'];

export interface Observed<T> {
  rows: T;
  observedAt: Instant;
}

/** Reads objects, lists, attributes and choices from Attio, as the rows we keep. */
@Injectable()
export class SchemaReader {
  constructor(
    private readonly objects: AttioObjects,
    private readonly lists: AttioLists,
    private readonly attributes: AttioAttributes,
  ) {}

  /** Every object or list the token can reach. */
  async readCollections(kind: CollectionKind, lane: Lane): Promise<Observed<CollectionRow[]>> {
    if (kind === 'object') {
      const { data, observedAt } = await this.objects.list({ lane });
      return { rows: data.map(objectRow), observedAt };
    }
    const { data, observedAt } = await this.lists.list({ lane });
    return { rows: data.map(listRow), observedAt };
  }

  /** @returns `null` when Attio knows no such object or list, or the token cannot reach it */
  async findCollection(kind: CollectionKind, id: string, lane: Lane): Promise<Observed<CollectionRow> | null> {
    try {
      if (kind === 'object') {
        const { data, observedAt } = await this.objects.get(id, { lane });
        return { rows: objectRow(data), observedAt };
      }
      const { data, observedAt } = await this.lists.get(id, { lane });
      return { rows: listRow(data), observedAt };
    } catch (error) {
      if (error instanceof AttioNotFoundError) return null;
      throw error;
    }
  }

  /** @returns attributes in Attio's order, archived ones included, as of the earliest page */
  async readAttributes(kind: CollectionKind, id: string, lane: Lane): Promise<Observed<AttributeRow[]>> {
    const data: AttioAttribute[] = [];
    let observedAt: Instant | undefined;
    for (;;) {
      const slice = { showArchived: true, limit: ATTRIBUTE_PAGE, offset: data.length };
      const page = await this.attributes.listPage(targetOf(kind), id, slice, { lane });
      observedAt ??= page.observedAt;
      data.push(...page.data);
      if (page.data.length < ATTRIBUTE_PAGE) {
        return { rows: data.map((attribute, position) => attributeRow(attribute, id, position)), observedAt };
      }
    }
  }

  /** @returns the options or statuses of one attribute, archived ones included; `null` for attributes without any */
  async readChoices(
    kind: CollectionKind,
    collectionId: string,
    { attributeId, type }: AttributeRow,
    lane: Lane,
  ): Promise<Observed<ChoiceRow[]> | null> {
    const showArchived = { showArchived: true };
    const target = targetOf(kind);
    if (type === 'select') {
      const { data, observedAt } = await this.attributes.listOptions(target, collectionId, attributeId, showArchived, {
        lane,
      });
      const rows = data.map((option, position) => choiceRow(option.id.option_id, 'option', option, position));
      return { rows, observedAt };
    }
    if (type === 'status') {
      const { data, observedAt } = await this.attributes.listStatuses(target, collectionId, attributeId, showArchived, {
        lane,
      });
      const rows = data.map((status, position) => choiceRow(status.id.status_id, 'status', status, position));
      return { rows, observedAt };
    }
    return null;

    function choiceRow(
      choiceId: string,
      choiceKind: ChoiceRow['kind'],
      definition: { title: string; is_archived: boolean },
      position: number,
    ): ChoiceRow {
      const { title, is_archived: isArchived } = definition;
      return { choiceId, attributeId, kind: choiceKind, title, isArchived, position, definition };
    }
  }
}

function targetOf(kind: CollectionKind): 'objects' | 'lists' {
  return kind === 'object' ? 'objects' : 'lists';
}

function objectRow(object: AttioObject): CollectionRow {
  return {
    collectionId: object.id.object_id,
    kind: 'object',
    apiSlug: object.api_slug ?? object.id.object_id,
    title: object.plural_noun ?? object.api_slug ?? '',
    definition: object,
  };
}

function listRow(list: AttioList): CollectionRow {
  return { collectionId: list.id.list_id, kind: 'list', apiSlug: list.api_slug, title: list.name, definition: list };
}

function attributeRow(attribute: AttioAttribute, collectionId: string, position: number): AttributeRow {
  return {
    attributeId: attribute.id.attribute_id,
    collectionId,
    apiSlug: attribute.api_slug,
    title: attribute.title,
    type: attribute.type,
    isMultiselect: attribute.is_multiselect,
    isUnique: attribute.is_unique,
    isRequired: attribute.is_required,
    isWritable: attribute.is_writable,
    isArchived: attribute.is_archived,
    position,
    definition: attribute,
  };
}
