import { type AttributeRow, type CollectionRow } from '@app/database';

/** An object or list with its attributes: translates between Attio's slugs and our attribute ids. */
export class CollectionSchema {
  readonly bySlug: ReadonlyMap<string, AttributeRow>;
  readonly byId: ReadonlyMap<string, AttributeRow>;
  /** Not archived, in Attio's own order. */
  readonly live: readonly AttributeRow[];

  constructor(
    readonly collection: CollectionRow,
    attributes: AttributeRow[],
  ) {
    this.byId = new Map(attributes.map((attribute) => [attribute.attributeId, attribute]));
    this.bySlug = new Map(attributes.map((attribute) => [attribute.apiSlug, attribute]));
    this.live = attributes.filter((attribute) => !attribute.isArchived);
  }
}
