import { badRequest, conflict } from '../errors.js';
import { parseValue } from '../values/index.js';
import { addDuration } from './defaults.js';
import { type Collection } from './collection.js';
import { buildAttribute } from './schema.js';
import { type Actor, type Attribute, type AttributeType, type DefaultValue, type Formula } from './types.js';
import { type World } from './world.js';

/** A default value as sent. */
export type DefaultInput =
  | { readonly type: 'dynamic'; readonly template: string }
  | { readonly type: 'static'; readonly template: readonly unknown[] }
  | null;

export interface ConfigInput {
  readonly currency?: { readonly default_currency_code: string; readonly display_type: string } | undefined;
  readonly record_reference?: { readonly allowed_objects: readonly string[] } | undefined;
}

export interface NewAttribute {
  readonly title: string;
  readonly description: string | null;
  readonly api_slug: string;
  readonly type: AttributeType;
  readonly is_required: boolean;
  readonly is_unique: boolean;
  readonly is_multiselect: boolean;
  readonly default_value?: DefaultInput | undefined;
  readonly relationship?:
    | { readonly object: string; readonly title: string; readonly api_slug: string; readonly is_multiselect: boolean }
    | null
    | undefined;
  readonly config: ConfigInput;
  /** Control API only. */
  readonly formula?: Formula | undefined;
}

export type AttributeChanges = {
  [Key in 'title' | 'description' | 'api_slug' | 'is_required' | 'is_unique' | 'default_value' | 'config']?:
    NewAttribute[Key] | undefined;
} & {
  is_archived?: boolean | undefined;
};

const multiple: readonly AttributeType[] = [
  'select',
  'record-reference',
  'actor-reference',
  'domain',
  'email-address',
  'phone-number',
];
const unique: readonly AttributeType[] = ['text', 'number', 'domain', 'email-address'];

/** `POST …/attributes`; a relationship makes the other side as well. */
export function createAttribute(world: World, owner: Collection, input: NewAttribute, actor: Actor): Attribute {
  if (input.type === 'interaction' || input.type === 'personal-name') {
    throw badRequest('validation_type', `Attributes of type "${input.type}" cannot be created.`);
  }
  if (input.is_multiselect && !multiple.includes(input.type)) {
    throw badRequest('validation_type', `Attributes of type "${input.type}" cannot be multiselect.`);
  }
  if (input.is_unique) refuseUnique(owner, input.type);
  refuseSlug(owner, input.api_slug, null);
  const { relationship } = input;
  if (relationship && input.type !== 'record-reference') {
    throw badRequest('validation_type', 'Only record-reference attributes can have a relationship.');
  }
  const other = relationship ? world.object(relationship.object) : null;
  if (relationship && other) refuseSlug(other, relationship.api_slug, null);
  const now = world.clock.stamp();
  const attribute = buildAttribute(world.newId(), now, {
    slug: input.api_slug,
    title: input.title,
    description: input.description,
    type: input.type,
    isRequired: input.is_required,
    isUnique: input.is_unique,
    isMultiselect: input.is_multiselect,
    ...configOf(world, input.type, input.config),
    ...(other ? { allowedObjectIds: [other.id] } : {}),
    ...(input.formula ? { formula: input.formula, isWritable: false } : {}),
  });
  setDefault(world, attribute, input.default_value);
  owner.attributes.push(attribute);
  world.events.attribute('created', owner, attribute.id, actor);
  if (relationship && other) {
    const back = buildAttribute(world.newId(), now, {
      slug: relationship.api_slug,
      title: relationship.title,
      type: 'record-reference',
      isMultiselect: relationship.is_multiselect,
      allowedObjectIds: [owner.id],
      inverse: { collectionId: owner.id, attributeId: attribute.id },
    });
    attribute.inverse = { collectionId: other.id, attributeId: back.id };
    other.attributes.push(back);
    world.events.attribute('created', other, back.id, actor);
  }
  return attribute;
}

/** `PATCH …/attributes/{attribute}`; type and is_multiselect are fixed, system attributes refuse. */
export function updateAttribute(
  world: World,
  owner: Collection,
  attribute: Attribute,
  changes: AttributeChanges,
  actor: Actor,
): Attribute {
  if (attribute.isSystem) throw badRequest('system_edit_unauthorized', 'Cannot update a System attribute.');
  if (Object.keys(changes).length === 0) {
    const message =
      'You passed an empty payload. Please ensure you are updating at least one property in your request.';
    throw badRequest('validation_type', message);
  }
  if (changes.is_unique && !attribute.isUnique) refuseUnique(owner, attribute.type);
  if (changes.api_slug !== undefined) refuseSlug(owner, changes.api_slug, attribute);
  Object.assign(attribute, {
    title: changes.title ?? attribute.title,
    description: changes.description === undefined ? attribute.description : changes.description,
    slug: changes.api_slug ?? attribute.slug,
    isRequired: changes.is_required ?? attribute.isRequired,
    isArchived: changes.is_archived ?? attribute.isArchived,
    ...(changes.config ? configOf(world, attribute.type, changes.config) : {}),
  });
  if (changes.is_unique !== undefined && changes.is_unique !== attribute.isUnique) {
    attribute.isUnique = changes.is_unique;
    if (attribute.isUnique) owner.unique.rebuild(attribute, owner.items.list());
  }
  if (changes.default_value !== undefined) setDefault(world, attribute, changes.default_value);
  world.events.attribute('updated', owner, attribute.id, actor);
  return attribute;
}

function setDefault(world: World, attribute: Attribute, input: DefaultInput | undefined): void {
  if (input === undefined) return;
  attribute.defaultValue = input === null ? null : parseDefault(world, attribute, input);
  attribute.isDefaultValueEnabled = input !== null;
}

function parseDefault(world: World, attribute: Attribute, input: NonNullable<DefaultInput>): DefaultValue {
  if (input.type === 'dynamic') {
    const isTime = attribute.type === 'date' || attribute.type === 'timestamp';
    const fits =
      input.template === 'current-user'
        ? attribute.type === 'actor-reference'
        : isTime && addDuration(0, input.template) !== null;
    if (!fits) throw badRequest('validation_type', `Invalid dynamic default value for a ${attribute.type} attribute.`);
    return input;
  }
  const path = ['data', 'default_value', 'template'];
  const template = input.template.map((raw, index) => {
    return parseValue(raw, { attribute, path: [...path, index], lookups: world.lookups });
  });
  return { type: 'static', template };
}

function configOf(world: World, type: AttributeType, config: ConfigInput): Partial<Attribute> {
  if (type === 'currency' && config.currency) {
    return { currencyCode: config.currency.default_currency_code, currencyDisplay: config.currency.display_type };
  }
  if (type !== 'record-reference' || !config.record_reference) return {};
  const allowedObjectIds = config.record_reference.allowed_objects.map((key) => {
    const object = world.findObject(key);
    if (!object) throw badRequest('validation_type', `Could not find an object with slug "${key}" for default value.`);
    return object.id;
  });
  return { allowedObjectIds };
}

/** People and companies take no unique attributes; elsewhere only some types do. */
function refuseUnique(owner: Collection, type: AttributeType): void {
  const isClosed = owner.isStandard && (owner.slug === 'people' || owner.slug === 'companies');
  if (isClosed || owner.kind === 'list' || !unique.includes(type)) {
    throw badRequest('validation_type', 'Cannot set attribute as unique.');
  }
}

/** Slugs are unique, also against archived attributes. */
function refuseSlug(owner: Collection, slug: string, self: Attribute | null): void {
  if (!owner.attributes.some((one) => one !== self && one.slug === slug)) return;
  const message = `An attribute with the same API slug already exists on this ${owner.kind}. Please choose a different API slug.`;
  throw conflict('slug_conflict', message);
}
