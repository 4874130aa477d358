import { isObject, kindOf, type JsonObject } from '../json.js';
import { type Collection, valuesOf } from '../model/collection.js';
import { type Attribute, type Item, type Value } from '../model/types.js';
import { type World } from '../model/world.js';
import { compileOperator } from './compare.js';
import { type FilterPath, invalidField, invalidOperator, malformed, unknownSlug } from './filter-errors.js';
import { filterRules } from './operators.js';
import { followPath, resolvePath } from './paths.js';

/** Whether an item passes. `at` is the moment that is read. */
export type Predicate = (item: Item, at: number) => boolean;

/** A test of all current values of one attribute. */
type ValuesTest = (values: readonly Value[]) => boolean;

/** Compiles a filter of reference 8.1, or throws the 400 that says where it is wrong. */
export function compileFilter(world: World, collection: Collection, filter: unknown, path: FilterPath = []): Predicate {
  if (!isObject(filter)) throw malformed(`Expected object, received ${kindOf(filter)}.`, path);
  if ('path' in filter || 'constraints' in filter) return compilePath(world, collection, filter, path);
  const tests = Object.entries(filter).map(([key, test]) => compileEntry(world, collection, key, test, [...path, key]));
  return (item, at) => tests.every((one) => one(item, at));
}

function compileEntry(world: World, collection: Collection, key: string, test: unknown, path: FilterPath): Predicate {
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(test)) throw malformed(`Expected array, received ${kindOf(test)}.`, path);
    const parts = test.map((one: unknown, index) => compileFilter(world, collection, one, [...path, String(index)]));
    return key === '$and'
      ? (item, at) => parts.every((one) => one(item, at))
      : (item, at) => parts.some((one) => one(item, at));
  }
  if (key === '$not') return compileNot(world, collection, test, path);
  const attribute = filterable(collection, key, path);
  const passes = compileTest(world, attribute, test, path);
  return (item) => passes(valuesOf(item, attribute));
}

/** `$not` takes an attribute condition only: live Attio reads `$or` inside it as a slug. */
function compileNot(world: World, collection: Collection, test: unknown, path: FilterPath): Predicate {
  if (!isObject(test)) throw malformed(`Expected object, received ${kindOf(test)}.`, path);
  const parts = Object.entries(test).map(([key, inner]) => {
    const attribute = filterable(collection, key, [...path, key]);
    return { attribute, passes: compileTest(world, attribute, inner, [...path, key]) };
  });
  return (item) => !parts.every(({ attribute, passes }) => passes(valuesOf(item, attribute)));
}

function compilePath(world: World, collection: Collection, filter: JsonObject, path: FilterPath): Predicate {
  const extra = Object.keys(filter).find((key) => key !== 'path' && key !== 'constraints');
  if (extra !== undefined) throw unknownSlug(extra, [...path, extra]);
  const steps = resolvePath(world, collection, filter['path'], [...path, 'path']);
  if (!('constraints' in filter)) throw malformed('A path filter needs "constraints".', [...path, 'constraints']);
  const passes = compileTest(world, steps.last, filter['constraints'], [...path, 'constraints']);
  return (item, at) => followPath(steps, item, at).some((end) => passes(valuesOf(end, steps.last)));
}

/** A test of reference 8.1 on one attribute: scalar, operators, or properties. */
function compileTest(world: World, attribute: Attribute, test: unknown, path: FilterPath): ValuesTest {
  const rules = filterRules[attribute.type];
  const allowed = Object.keys(rules.properties).filter((name) => !rules.properties[name]?.isUnnamed);
  if (!isObject(test)) {
    if (rules.main === null) throw malformed(`Expected object, received ${kindOf(test)}.`, path);
    return compileProperty(world, attribute, rules.main, { $eq: test }, path);
  }
  const keys = Object.keys(test);
  if (keys.length === 0) throw malformed('Expected at least one condition.', path);
  const operators = keys.filter((key) => key.startsWith('$'));
  if (operators.length > 0) {
    const [first = ''] = operators;
    if (rules.main === null) throw invalidField(first, allowed, [...path, first]);
    return compileProperty(world, attribute, rules.main, test, path);
  }
  const missing = rules.together?.find((property) => !keys.includes(property));
  for (const key of keys) if (!allowed.includes(key)) throw invalidField(key, allowed, [...path, key]);
  if (missing !== undefined) throw malformed(`Missing "${missing}": both members are needed.`, path);
  const parts = keys.map((key) => {
    const inner = test[key];
    return compileProperty(world, attribute, key, isObject(inner) ? inner : { $eq: inner }, [...path, key]);
  });
  // Members given together must hold for one and the same value.
  return (values) => values.some((value) => parts.every((passes) => passes([value]))) || negated(parts, values);
}

/** `$not_empty: false` also holds where there is no value at all. */
function negated(parts: readonly ValuesTest[], values: readonly Value[]): boolean {
  return values.length === 0 && parts.every((passes) => passes([]));
}

function compileProperty(
  world: World,
  attribute: Attribute,
  name: string,
  test: JsonObject,
  path: FilterPath,
): ValuesTest {
  const property = filterRules[attribute.type].properties[name];
  if (!property) throw invalidField(name, Object.keys(filterRules[attribute.type].properties), path);
  const parts = Object.entries(test).map(([operator, operand]) => {
    const place = [...path, operator];
    if (!property.operators.includes(operator)) throw invalidOperator(operator, name, property.operators, place);
    const passes = compileOperator(world, attribute, name, property, operator, operand, place);
    const wantsNone = operator === '$not_empty' && operand === false;
    return { passes, wantsNone };
  });
  return (values) =>
    values.length === 0
      ? parts.every(({ wantsNone }) => wantsNone)
      : values.some((value) => parts.every(({ passes }) => passes(value)));
}

function filterable(collection: Collection, key: string, path: FilterPath): Attribute {
  const attribute = collection.attribute(key);
  if (!attribute || attribute.isArchived) throw unknownSlug(key, path);
  return attribute;
}
