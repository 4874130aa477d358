import { badRequest, conflict } from '../errors.js';
import { Collection } from './collection.js';
import { type Actor, type Attribute, type Choice } from './types.js';
import { type World } from './world.js';

type AttributeInput = Partial<Attribute> & Pick<Attribute, 'slug' | 'title' | 'type'>;

/** An attribute with everything not given at its plainest. */
export function buildAttribute(id: string, createdAt: number, input: AttributeInput): Attribute {
  return {
    description: null,
    isSystem: false,
    isWritable: true,
    isRequired: false,
    isUnique: false,
    isMultiselect: false,
    isArchived: false,
    isDefaultValueEnabled: false,
    defaultValue: null,
    currencyCode: input.type === 'currency' ? 'USD' : null,
    currencyDisplay: input.type === 'currency' ? 'symbol' : null,
    allowedObjectIds: null,
    inverse: null,
    options: [],
    statuses: [],
    intrinsic: null,
    formula: null,
    isEnriched: false,
    ...input,
    id,
    createdAt,
  };
}

export function buildChoice(id: string, title: string, extra: Partial<Choice> = {}): Choice {
  return { isArchived: false, celebrationEnabled: false, targetTimeInStatus: null, ...extra, id, title };
}

/** The attributes every object or list starts with. */
export function addIntrinsics(collection: Collection, newId: () => string, createdAt: number): void {
  const readOnly = { isSystem: true, isWritable: false };
  const id = collection.kind === 'object' ? 'record_id' : 'entry_id';
  const title = collection.kind === 'object' ? 'Record ID' : 'Entry ID';
  const add = (input: AttributeInput) =>
    collection.attributes.push(buildAttribute(newId(), createdAt, { ...readOnly, ...input }));
  add({ slug: id, title, type: 'text', intrinsic: 'id', isUnique: true });
  if (collection.kind === 'list') {
    const allowedObjectIds = collection.parentObjectId ? [collection.parentObjectId] : null;
    add({
      slug: 'parent_record',
      title: 'Parent Record',
      type: 'record-reference',
      intrinsic: 'parent_record',
      allowedObjectIds,
    });
  }
  addCreation(collection, newId, createdAt);
}

/** `created_at` and `created_by`. */
export function addCreation(collection: Collection, newId: () => string, createdAt: number): void {
  const system = { isSystem: true, isWritable: false, isDefaultValueEnabled: true };
  const byTime = { type: 'dynamic', template: 'PT0S' } as const;
  const byUser = { type: 'dynamic', template: 'current-user' } as const;
  collection.attributes.push(
    buildAttribute(newId(), createdAt, {
      ...system,
      slug: 'created_at',
      title: 'Created at',
      type: 'timestamp',
      intrinsic: 'created_at',
      defaultValue: byTime,
    }),
    buildAttribute(newId(), createdAt, {
      ...system,
      slug: 'created_by',
      title: 'Created by',
      type: 'actor-reference',
      intrinsic: 'created_by',
      defaultValue: byUser,
    }),
  );
}

/** `POST /objects`. */
export function createObject(
  world: World,
  input: { api_slug: string; singular_noun: string; plural_noun: string },
  actor: Actor,
): Collection {
  const { maxCustomObjects } = world.settings.switches;
  const custom = world.objects.filter(({ isStandard }) => !isStandard).length;
  if (maxCustomObjects !== null && custom >= maxCustomObjects) {
    throw badRequest('quota_exceeded', 'You have reached the maximum number of objects of your plan.');
  }
  const isTaken = world.objects.some(
    (one) => one.slug === input.api_slug || one.singular === input.singular_noun || one.plural === input.plural_noun,
  );
  if (isTaken) {
    throw conflict('slug_conflict', 'Failed to create object. Please ensure your api_slug and names are unique.');
  }
  const now = world.clock.stamp();
  const object = new Collection(
    'object',
    world.newId(),
    input.api_slug,
    now,
    input.singular_noun,
    input.plural_noun,
    actor,
  );
  addIntrinsics(object, () => world.newId(), now);
  world.objects.push(object);
  return object;
}

/** `PATCH /objects/{object}`; system slugs are fixed. */
export function updateObject(
  world: World,
  object: Collection,
  changes: { api_slug?: string | undefined; singular_noun?: string | undefined; plural_noun?: string | undefined },
): Collection {
  const { api_slug: slug, singular_noun: singular, plural_noun: plural } = changes;
  if (slug !== undefined && slug !== object.slug) {
    if (world.objects.some((one) => one !== object && one.slug === slug)) {
      throw conflict('slug_conflict', 'Failed to update object. Please ensure api_slug is unique.');
    }
    if (object.isStandard) throw badRequest('validation_type', 'The api_slug of a standard object cannot be changed.');
    object.slug = slug;
  }
  object.singular = singular ?? object.singular;
  object.plural = plural ?? object.plural;
  return object;
}
