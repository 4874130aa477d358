import { type Collection, valuesOf } from './collection.js';
import { recomputeFormulas } from './formulas.js';
import { linkCompanies } from './company-link.js';
import { type PlannedChange } from './plan.js';
import { textOf } from './types.js';
import { type World } from './world.js';

/** Starts what Attio does on its own after a change: company linking and formulas, later and as `system`. */
export function scheduleEffects(
  world: World,
  collection: Collection,
  itemId: string,
  changed: readonly PlannedChange[],
): void {
  const { effects } = world.settings;
  const hasFormulas = collection.attributes.some(({ formula, isArchived }) => formula && !isArchived);
  if (hasFormulas && changed.some(({ attribute }) => !attribute.formula)) {
    world.scheduler.after(effects.formulaDelayMs, () => recomputeFormulas(world, collection, itemId));
  }
  const emails = changed.find(({ attribute }) => attribute.slug === 'email_addresses' && attribute.isSystem);
  if (!emails || collection.slug !== 'people' || !effects.companyFromEmail) return;
  const domains = emails.after
    .filter((value) => !emails.before.includes(value))
    .map(({ members }) => textOf(members, 'email_domain'));
  if (domains.length === 0) return;
  const delay = world.random.int(
    effects.companyDelayMinMs,
    Math.max(effects.companyDelayMinMs, effects.companyDelayMaxMs),
  );
  world.scheduler.after(delay, () => linkCompanies(world, collection, itemId, domains));
}

/** Whether an item of this collection still exists and has no value for an attribute. */
export function isEmpty(collection: Collection, itemId: string, slug: string): boolean {
  const item = collection.items.get(itemId);
  const attribute = collection.attribute(slug);
  return item !== undefined && attribute !== undefined && valuesOf(item, attribute).length === 0;
}
