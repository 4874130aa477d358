import { type AttributeRow, type ChoiceRow, type CollectionRow } from '@app/database';

/** An object or list with its attributes: translates between Attio's slugs and our attribute ids. */
export class CollectionSchema {
  readonly bySlug: ReadonlyMap<string, AttributeRow>;
  readonly byId: ReadonlyMap<string, AttributeRow>;
  /** Not archived, in Attio's own order. */
  readonly live: readonly AttributeRow[];
  private readonly choiceIds: ReadonlySet<string>;

  /** @param choices options and statuses of all attributes, archived ones included */
  constructor(
    readonly collection: CollectionRow,
    attributes: AttributeRow[],
    readonly choices: readonly ChoiceRow[] = [],
  ) {
    this.byId = new Map(attributes.map((attribute) => [attribute.attributeId, attribute]));
    this.bySlug = new Map(attributes.map((attribute) => [attribute.apiSlug, attribute]));
    this.live = attributes.filter((attribute) => !attribute.isArchived);
    this.choiceIds = new Set(choices.map((choice) => choice.choiceId));
  }

  /** Whether an option or status id is known; new ones come without an event of their own. */
  hasChoice(choiceId: string): boolean {
    return this.choiceIds.has(choiceId);
  }
}
