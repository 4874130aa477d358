import { isoTime } from '../clock.js';
import { type Collection } from './collection.js';
import { membersJson } from './render.js';
import { type Attribute, type RecordedSide } from './types.js';
import { type World } from './world.js';

/** An attribute as the API answers it; `id.object_id` carries the list's id for list attributes. */
export function attributeJson(world: World, owner: Collection, attribute: Attribute): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, object_id: owner.id, attribute_id: attribute.id },
    title: attribute.title,
    description: attribute.description,
    api_slug: attribute.slug,
    type: attribute.type,
    is_system_attribute: attribute.isSystem,
    is_writable: attribute.isWritable,
    is_required: attribute.isRequired,
    is_unique: attribute.isUnique,
    is_multiselect: attribute.isMultiselect,
    is_default_value_enabled: attribute.isDefaultValueEnabled,
    is_archived: attribute.isArchived,
    default_value: defaultJson(world, owner, attribute),
    relationship: relationshipJson(world, attribute),
    created_at: isoTime(attribute.createdAt),
    config: {
      currency: { default_currency_code: attribute.currencyCode, display_type: attribute.currencyDisplay },
      record_reference: { allowed_object_ids: attribute.allowedObjectIds },
    },
  };
}

function defaultJson(world: World, owner: Collection, attribute: Attribute): unknown {
  const { defaultValue } = attribute;
  if (defaultValue?.type !== 'static') return defaultValue;
  const template = defaultValue.template.map((members) => ({
    ...membersJson(world, owner, attribute, members),
    attribute_type: attribute.type,
  }));
  return { type: 'static', template };
}

function relationshipJson(world: World, attribute: Attribute): Record<string, unknown> | null {
  const side = otherSide(world, attribute);
  if (!side) return null;
  return {
    id: { workspace_id: world.workspace.id, object_id: side.objectId, attribute_id: side.attributeId },
    object_slug: side.objectSlug,
    api_slug: side.slug,
    is_multiselect: side.isMultiselect,
    title: side.title,
  };
}

function otherSide(world: World, attribute: Attribute): RecordedSide | null {
  const other = world.inverseOf(attribute);
  if (!other) return attribute.recordedSide ?? null;
  const { id: attributeId, slug, isMultiselect, title } = other.attribute;
  return { objectId: other.collection.id, attributeId, objectSlug: other.collection.slug, slug, isMultiselect, title };
}
