import { type Attribute, type Value } from '../model/types.js';
import { type World } from '../model/world.js';
import { isObject, kindOf } from '../json.js';
import { findChoice } from '../values/choice.js';
import { readInstant } from '../values/time.js';
import { type FilterPath, malformed } from './filter-errors.js';
import { type Property } from './operators.js';

/** A test of one value. */
export type ValueTest = (value: Value) => boolean;

/** Compiles `{operator: operand}` on one property of an attribute. */
export function compileOperator(
  world: World,
  attribute: Attribute,
  name: string,
  property: Property,
  operator: string,
  operand: unknown,
  path: FilterPath,
): ValueTest {
  const read = reader(name, property);
  if (operator === '$not_empty') {
    if (typeof operand !== 'boolean') throw malformed('"$not_empty" expects a boolean.', path);
    return (value) => isFilled(read(value)) === operand;
  }
  if (operator === '$in') {
    if (!Array.isArray(operand)) throw malformed('"$in" expects an array.', path);
    const wanted = new Set(operand.map((one: unknown) => prepare(world, attribute, property, one, path)));
    return (value) => wanted.has(fold(world, property, read(value)));
  }
  const wanted = prepare(world, attribute, property, operand, path);
  if (operator === '$eq') return equals(world, attribute, property, read, wanted);
  if (operator === '$contains' || operator === '$starts_with' || operator === '$ends_with') {
    return partOf(operator, String(wanted).toLowerCase(), read);
  }
  return order(operator, wanted, read);
}

type Read = (value: Value) => unknown;

function reader(name: string, property: Property): Read {
  if (property.kind === 'age') return ({ activeFrom }) => activeFrom;
  const member = property.member ?? name;
  if (member === 'owner_actor') {
    return ({ members }) => {
      const actor = members[member];
      return isObject(actor) && actor.type === 'workspace-member' ? actor.id : null;
    };
  }
  return ({ members }) => members[member];
}

/** The operand in the form stored values have. */
function prepare(world: World, attribute: Attribute, property: Property, operand: unknown, path: FilterPath): unknown {
  switch (property.kind) {
    case 'number':
      return numberOf(operand, path);
    case 'boolean':
      if (typeof operand !== 'boolean') throw malformed(`Expected boolean, received ${kindOf(operand)}.`, path);
      return operand;
    case 'day': {
      const read = readInstant(textOf(operand, path));
      if (!read) throw malformed('Invalid date value.', path);
      return new Date(read.ms).toISOString().slice(0, 10);
    }
    case 'time': {
      const text = textOf(operand, path);
      const read = /\dT\d/i.test(text) ? readInstant(text) : null;
      if (!read) throw malformed('Invalid timestamp value.', path);
      return `${new Date(read.ms).toISOString().slice(0, 19)}.${read.fraction}Z`;
    }
    case 'age': {
      const read = readInstant(textOf(operand, path));
      if (!read) throw malformed('Invalid timestamp value.', path);
      return read.ms;
    }
    case 'choice': {
      const key = textOf(operand, path);
      const isStatus = attribute.type === 'status';
      const found = findChoice(isStatus ? attribute.statuses : attribute.options, key);
      const what = isStatus ? 'status attribute with status option title' : 'select attribute with select option title';
      if (!found) throw malformed(`Cannot find ${what} "${key}".`, path);
      return found.id;
    }
    case 'id': {
      const key = textOf(operand, path);
      return property.member === 'target_object_id' ? (world.findObject(key)?.id ?? key) : key;
    }
    case 'text':
      return fold(world, property, textOf(operand, path));
  }
}

function equals(world: World, attribute: Attribute, property: Property, read: Read, wanted: unknown): ValueTest {
  if (attribute.type === 'phone-number' && typeof wanted === 'string') {
    const bare = wanted.replace(/^\+/, '');
    return (value) => String(read(value)).replace(/^\+/, '') === bare;
  }
  if (attribute.type === 'email-address' || attribute.type === 'domain') {
    const lower = String(wanted).toLowerCase();
    return (value) => read(value) === lower;
  }
  return (value) => fold(world, property, read(value)) === wanted;
}

function partOf(operator: '$contains' | '$starts_with' | '$ends_with', wanted: string, read: Read): ValueTest {
  const methods = { $contains: 'includes', $starts_with: 'startsWith', $ends_with: 'endsWith' } as const;
  return (value) => {
    const text = read(value);
    return typeof text === 'string' && text.toLowerCase()[methods[operator]](wanted);
  };
}

function order(operator: string, wanted: unknown, read: Read): ValueTest {
  return (value) => {
    const held = read(value);
    if ((typeof held !== 'string' && typeof held !== 'number') || typeof held !== typeof wanted) return false;
    const other = wanted as typeof held;
    if (operator === '$gt') return held > other;
    if (operator === '$gte') return held >= other;
    return operator === '$lt' ? held < other : held <= other;
  };
}

function fold(world: World, property: Property, value: unknown): unknown {
  const ignoresCase = property.kind === 'text' && world.settings.switches.textEqIgnoresCase;
  return ignoresCase && typeof value === 'string' ? value.toLowerCase() : value;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function numberOf(operand: unknown, path: FilterPath): number {
  const number = typeof operand === 'string' && operand.trim() !== '' ? Number(operand) : operand;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw malformed(`Expected number, received ${kindOf(operand)}.`, path);
  }
  return number;
}

function textOf(operand: unknown, path: FilterPath): string {
  if (typeof operand !== 'string') throw malformed(`Expected string, received ${kindOf(operand)}.`, path);
  return operand;
}
