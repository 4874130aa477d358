import { type Condition, type QueriedAttribute, type ValueTest } from '@app/database';
import { type Catalog, type CatalogAttribute, type CatalogCollection } from '../catalog/catalog.js';
import { QueryRefusedError } from '../errors.js';
import { kindOf, parseOperator, refused, type NamedProperty } from './operands.js';
import { parsePath } from './path.js';
import { grammar, type Property, type TypeGrammar } from './properties.js';

/** Deeper than anybody writes by hand; beyond it only a program gone wrong. */
const MAX_DEPTH = 30;
/**
 * Conditions of one filter. Each step of a path counts twice as much as the one before: that is how the statement grows,
 * and Postgres takes no more than 65,535 parameters.
 */
const MAX_SIZE = 2_000;

/** System attributes that hold the item's own id: slugs of system attributes are fixed. */
const OWN_ID = new Set(['record_id', 'entry_id']);
/** Ids are compared as Attio writes them, in lower case. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const everything: Condition = { all: [] };
const nothing: Condition = { any: [] };

/**
 * Attio's filter grammar (reference section 8).
 * @param path where the filter stands in the body
 * @throws QueryRefusedError with Attio's code and the path of the first fault, in the order written
 */
export function parseFilter(
  filter: unknown,
  collection: CatalogCollection,
  catalog: Catalog,
  path: string[],
): Condition {
  return parseNode(filter, { collection, catalog, size: { left: MAX_SIZE } }, path);
}

interface Context {
  collection: CatalogCollection;
  catalog: Catalog;
  /** Shared by all parts of the filter. */
  size: { left: number };
}

function spend({ size }: Context, amount: number, path: string[]): void {
  size.left -= amount;
  if (size.left < 0) throw refused('The filter is too large: ask for less at once.', path);
}

function parseNode(node: unknown, context: Context, path: string[]): Condition {
  if (!isObject(node)) throw refused(`Expected object, received ${kindOf(node)}.`, path);
  if (path.length > MAX_DEPTH * 2) throw refused('The filter is nested too deeply.', path);
  spend(context, 1, path);
  if ('path' in node || 'constraints' in node) return parsePathFilter(node, context, path);
  const parts = Object.entries(node).map(([key, value]) => parseMember(key, value, context, [...path, key]));
  return parts.length === 1 && parts[0] ? parts[0] : { all: parts };
}

function parseMember(key: string, value: unknown, context: Context, path: string[]): Condition {
  if (key === '$and' || key === '$or') {
    if (!Array.isArray(value)) throw refused(`Expected array, received ${kindOf(value)}.`, path);
    const parts = value.map((part, index) => parseNode(part, context, [...path, String(index)]));
    return key === '$and' ? { all: parts } : { any: parts };
  }
  if (key === '$not') {
    if (!isObject(value)) throw refused(`Expected object, received ${kindOf(value)}.`, path);
    // Attribute conditions alone: `$or` and paths are taken for slugs here, as Attio does.
    const parts = Object.entries(value).map(([slug, test]) => parseAttribute(slug, test, context, [...path, slug]));
    return { not: { all: parts } };
  }
  return parseAttribute(key, value, context, path);
}

function parseAttribute(name: string, test: unknown, context: Context, path: string[]): Condition {
  spend(context, 1, path);
  const attribute = context.collection.find(name);
  if (attribute === undefined) {
    throw new QueryRefusedError('unknown_filter_attribute_slug', `Unknown attribute slug: ${name}.`, path);
  }
  return parseTest(attribute, test, path);
}

/** A path through references, with a test on the attribute it ends at. */
function parsePathFilter(node: Record<string, unknown>, context: Context, path: string[]): Condition {
  const steps = parsePath(node['path'], context.collection, context.catalog, [...path, 'path']);
  spend(context, 2 ** steps.hops.length, path);
  const stranger = Object.keys(node).find((key) => key !== 'path' && key !== 'constraints');
  if (stranger !== undefined) {
    const at = [...path, stranger];
    throw new QueryRefusedError('unknown_filter_attribute_slug', `Unknown attribute slug: ${stranger}.`, at);
  }
  if (node['constraints'] === undefined) throw refused('A path filter needs "constraints".', [...path, 'constraints']);
  const test = parseTest(steps.attribute, node['constraints'], [...path, 'constraints']);
  return steps.hops.reduceRight<Condition>((where, hop) => ({ hop, where }), test);
}

/**
 * A test of an attribute in any of its forms: a scalar, an operator on the main property, a property, or both in full.
 * @throws QueryRefusedError
 */
function parseTest(attribute: CatalogAttribute, test: unknown, path: string[]): Condition {
  const type = grammar[attribute.type];
  if (type === undefined) throw refused(`Attributes of type "${attribute.type}" cannot be filtered.`, path);
  const tests = isObject(test)
    ? parseObjectForm(attribute, type, test, path)
    : parseScalar(attribute, type, test, path);
  if (tests.includes(null)) return nothing;
  return conditionOf(
    attribute,
    tests.filter((parsed) => parsed !== null),
  );
}

function parseScalar(
  attribute: CatalogAttribute,
  type: TypeGrammar,
  test: unknown,
  path: string[],
): (ValueTest | null)[] {
  const property = type.main === null ? undefined : type.properties[type.main];
  if (type.main === null || property === undefined) throw refused(`Expected object, received ${kindOf(test)}.`, path);
  return [parseOperator({ attribute, name: type.main, property }, '$eq', test, path)];
}

function parseObjectForm(
  attribute: CatalogAttribute,
  type: TypeGrammar,
  test: Record<string, unknown>,
  path: string[],
): (ValueTest | null)[] {
  const entries = Object.entries(test);
  if (entries.length === 0) throw refused('Expected at least one condition.', path);
  const main = type.main === null ? undefined : type.properties[type.main];
  if (type.main !== null && main !== undefined && entries.some(([key]) => key.startsWith('$'))) {
    const named = { attribute, name: type.main, property: main };
    return entries.map(([operator, operand]) => parseOperator(named, operator, operand, path));
  }
  const properties = entries.map(([name]) => propertyOf(type, name, [...path, name]));
  const missing = type.complete?.find((name) => !(name in test));
  if (missing !== undefined) throw refused(`Missing "${missing}": both members are needed.`, path);
  const tests = entries.flatMap(([name, value], index) => {
    const property = properties[index];
    return property ? parseProperty({ attribute, name, property }, value, [...path, name]) : [];
  });
  return tests;
}

function propertyOf(type: TypeGrammar, name: string, path: string[]): Property {
  const properties = Object.entries(type.properties).filter(([, { isUnnamed }]) => isUnnamed !== true);
  const property = properties.find(([key]) => key === name)?.[1];
  if (property !== undefined) return property;
  const known = properties.map(([key]) => `"${key}"`);
  const message = `Invalid field "${name}", must be one of (${known.join(', ')})`;
  throw new QueryRefusedError('invalid_filter_field', message, path);
}

function parseProperty(named: NamedProperty, test: unknown, path: string[]): (ValueTest | null)[] {
  if (!isObject(test)) return [parseOperator(named, '$eq', test, path)];
  return Object.entries(test).map(([operator, operand]) => parseOperator(named, operator, operand, path));
}

function conditionOf(attribute: CatalogAttribute, tests: ValueTest[]): Condition {
  const queried = queriedAttribute(attribute);
  if (tests.length === 0) return everything;
  const [only] = tests;
  if (tests.length === 1 && OWN_ID.has(attribute.apiSlug) && only?.test === 'text' && isExact(only)) {
    return { ids: only.texts.filter((text) => UUID.test(text)) };
  }
  const empty = tests.filter((test) => test.test === 'present' && !test.present);
  if (empty.length === 0) return { attribute: queried, tests };
  // An attribute without any value is empty in all its properties.
  const filled = tests.filter((test) => !empty.includes(test));
  const negated = empty.map((test): ValueTest => (test.test === 'present' ? { ...test, present: true } : test));
  const noneFilled = negated.map((test): Condition => ({ not: { attribute: queried, tests: [test] } }));
  if (filled.length === 0) return { all: noneFilled };
  return { attribute: queried, tests };
}

function isExact(test: ValueTest): boolean {
  return test.test === 'text' && (test.mode === 'eq' || test.mode === 'in');
}

export function queriedAttribute({ attributeId, type, apiSlug, isUnique }: CatalogAttribute): QueriedAttribute {
  return { attributeId, type, apiSlug, isUnique };
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
