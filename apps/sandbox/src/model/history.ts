import { z } from 'zod';
import { badRequest, invalid, missing } from '../errors.js';
import { parseValue, valueKey } from '../values/index.js';
import { readInstant } from '../values/time.js';
import { store } from './apply.js';
import { scheduleEffects } from './effects.js';
import { type Collection, valuesOf } from './collection.js';
import { valueJson } from './render.js';
import { type Actor, type Attribute, type Item, type Value } from './types.js';
import { type World } from './world.js';

const instant = z.string().refine((text) => readInstant(text) !== null, 'Invalid datetime');

/** The body of a history replacement. */
export const replaceSchema = z.object({
  replace_history: z.literal(true),
  values: z
    .array(z.object({ active_from: instant, active_until: instant.nullable(), value: z.unknown() }))
    .min(1)
    .max(400),
});

type Replacement = z.output<typeof replaceSchema>['values'];

/** The values of one attribute: current ones, or all that ever were, oldest first. */
export function readHistory(
  world: World,
  collection: Collection,
  item: Item,
  key: string,
  isHistoric: boolean,
): Record<string, unknown>[] {
  const attribute = collection.attribute(key);
  if (!attribute) throw missing.attribute(key);
  if (isHistoric && attribute.isEnriched) {
    throw badRequest('validation_type', 'Cannot set show_historic param to true when querying a COMINT attribute.');
  }
  const current = valuesOf(item, attribute);
  const all = isHistoric ? [...(item.history[attribute.id] ?? []), ...current] : current;
  const sorted = isHistoric ? [...all].sort((a, b) => a.activeFrom - b.activeFrom) : all;
  return sorted.map((value) => valueJson(world, collection, attribute, value));
}

/**
 * Destroys the history of an attribute and writes another. Silent: no webhooks. Formulas are computed again.
 * Source: reference 5.5.
 */
export function replaceHistory(
  world: World,
  collection: Collection,
  item: Item,
  key: string,
  replacement: Replacement,
  actor: Actor,
): Record<string, unknown>[] {
  const attribute = collection.attribute(key);
  if (!attribute) throw missing.attribute(key);
  refuseProtected(attribute);
  const values = replacement.map(({ active_from: from, active_until: until, value }, index): Value => {
    const context = { attribute, path: ['data', 'values', index, 'value'], lookups: world.lookups };
    const members = parseValue(value, context);
    return { activeFrom: msOf(from), activeUntil: until === null ? null : msOf(until), actor, members };
  });
  values.sort((a, b) => a.activeFrom - b.activeFrom);
  refuseOverlaps(attribute, values);
  const after = values.filter(({ activeUntil }) => activeUntil === null);
  refuseTaken(collection, item, attribute, after);
  const before = valuesOf(item, attribute);
  const next: Item = {
    ...item,
    values: { ...item.values, [attribute.id]: after },
    history: { ...item.history, [attribute.id]: values.filter(({ activeUntil }) => activeUntil !== null) },
  };
  collection.unique.replace(attribute, item.id, before, after);
  store(world, collection, next);
  const onlyFormulas = collection.attributes.some(({ formula }) => formula);
  if (onlyFormulas) scheduleEffects(world, collection, item.id, [{ attribute, before: after, after, changes: true }]);
  return values.map((value) => valueJson(world, collection, attribute, value));
}

function refuseProtected(attribute: Attribute): void {
  if (attribute.formula) throw badRequest('formula_edit_unauthorized', 'Cannot edit the value of a formula attribute.');
  if (!attribute.isWritable || attribute.intrinsic || attribute.isEnriched) {
    throw badRequest('system_edit_unauthorized', `Cannot replace the history of attribute "${attribute.slug}".`);
  }
  if (attribute.inverse)
    throw badRequest('validation_type', 'The history of relationship attributes cannot be replaced.');
}

function refuseOverlaps(attribute: Attribute, values: readonly Value[]): void {
  const path = ['data', 'values'];
  for (const { activeFrom, activeUntil } of values) {
    if (activeUntil !== null && activeUntil < activeFrom) {
      throw invalid('Body payload validation error.', [
        { code: 'custom', path, message: 'A value ends before it starts' },
      ]);
    }
  }
  for (const [index, value] of values.entries()) {
    const overlapping = values
      .slice(0, index)
      .filter(({ activeUntil }) => (activeUntil ?? Infinity) > value.activeFrom);
    if (overlapping.length === 0) continue;
    if (!attribute.isMultiselect) {
      const message = 'Values of a single-value attribute may not overlap.';
      throw badRequest('multiple_values_for_single_value_attribute', message);
    }
    const key = valueKey(attribute.type, value.members);
    if (overlapping.some(({ members }) => valueKey(attribute.type, members) === key)) {
      throw badRequest('duplicate_values', 'The same value is active twice at the same time.');
    }
  }
}

function refuseTaken(collection: Collection, item: Item, attribute: Attribute, values: readonly Value[]): void {
  if (attribute.isRequired && values.length === 0) {
    throw badRequest('missing_value', `Required value for attribute with ID "${attribute.id}" was not provided.`);
  }
  if (!attribute.isUnique) return;
  for (const { members } of values) {
    const holder = collection.unique.find(attribute, valueKey(attribute.type, members));
    if (holder !== undefined && holder !== item.id) {
      const message = `A value provided for attribute with slug "${attribute.slug}" conflicts with one already in the system.`;
      throw badRequest('uniqueness_conflict', message);
    }
  }
}

function msOf(text: string): number {
  return readInstant(text)?.ms ?? 0;
}
