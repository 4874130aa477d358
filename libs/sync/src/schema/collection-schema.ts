import { hash } from 'node:crypto';
import { type AttributeRow, type ChoiceRow, type CollectionRow } from '@app/database';

/** An object or list with its attributes: translates between Attio's slugs and our attribute ids. */
export class CollectionSchema {
  readonly bySlug: ReadonlyMap<string, AttributeRow>;
  readonly byId: ReadonlyMap<string, AttributeRow>;
  /** Not archived, in Attio's own order. */
  readonly live: readonly AttributeRow[];
  /** Equal for schemas by which equal answers of Attio give equal readings. */
  readonly readingKey: string;
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
    this.readingKey = readingKeyOf(attributes);
    this.choiceIds = new Set(choices.map((choice) => choice.choiceId));
  }

  /** Whether an option or status id is known; new ones come without an event of their own. */
  hasChoice(choiceId: string): boolean {
    return this.choiceIds.has(choiceId);
  }
}

/** To be raised whenever the same bytes give another reading: other hashes, look-up keys or columns beside the values. */
const READING_VERSION = 1;
const KEY_LENGTH = 10;

function readingKeyOf(attributes: AttributeRow[]): string {
  const parts = attributes
    .map(({ apiSlug, attributeId, isUnique }) => [apiSlug, attributeId, isUnique].join(' '))
    .sort();
  return hash('sha256', `${READING_VERSION}\n${parts.join('\n')}`, 'base64url').slice(0, KEY_LENGTH);
}
