import { choiceOf } from '../values/choice.js';
import { valueKey } from '../values/index.js';
import { applyChanges } from './apply.js';
import { type Collection, valuesOf } from './collection.js';
import { type PlannedChange } from './plan.js';
import { type Attribute, type Formula, type Item, type Members, systemActor } from './types.js';
import { type World } from './world.js';

/** Computes every formula of an item again; what differs is stored by `system`, with its own event. */
export function recomputeFormulas(world: World, collection: Collection, itemId: string, silent = false): void {
  const item = collection.items.get(itemId);
  if (!item) return;
  const planned = collection.attributes.flatMap((attribute): PlannedChange[] => {
    if (!attribute.formula || attribute.isArchived) return [];
    const before = valuesOf(item, attribute);
    const members = compute(collection, item, attribute, attribute.formula);
    const key = members && valueKey(attribute.type, members);
    const same =
      before.length === (members ? 1 : 0) && before.every((one) => valueKey(attribute.type, one.members) === key);
    if (same) return [];
    const now = world.clock.stamp();
    const after = members ? [{ activeFrom: now, activeUntil: null, actor: systemActor, members }] : [];
    return [{ attribute, before, after, changes: true }];
  });
  if (planned.length > 0) applyChanges(world, collection, item, planned, { actor: systemActor, silent });
}

function compute(collection: Collection, item: Item, attribute: Attribute, formula: Formula): Members | null {
  if (formula.kind === 'template') {
    const text = formula.template.replace(/\{(\w+)\}/g, (_, slug: string) => shown(collection, item, slug));
    return text.trim() === '' ? null : { value: text };
  }
  const amount = Number(memberOf(collection, item, formula.value, ['value', 'currency_value']) ?? NaN);
  const weight = formula.weights[shown(collection, item, formula.status)];
  if (Number.isNaN(amount) || weight === undefined) return null;
  const result = Math.round(amount * weight * 10_000) / 10_000;
  return attribute.type === 'currency' ? { currency_value: result } : { value: result };
}

function shown(collection: Collection, item: Item, slug: string): string {
  const attribute = collection.attribute(slug);
  const [value] = attribute ? valuesOf(item, attribute) : [];
  if (!attribute || !value) return '';
  const choice = choiceOf([...attribute.statuses, ...attribute.options], value.members);
  if (choice) return choice.title;
  const main = memberOf(collection, item, slug, ['value', 'full_name', 'currency_value', 'email_address', 'domain']);
  return main === null ? '' : String(main);
}

function memberOf(
  collection: Collection,
  item: Item,
  slug: string,
  names: readonly string[],
): string | number | boolean | null {
  const attribute = collection.attribute(slug);
  const [value] = attribute ? valuesOf(item, attribute) : [];
  for (const name of names) {
    const member = value?.members[name];
    if (member !== undefined && member !== null && typeof member !== 'object') return member;
  }
  return null;
}
