import { type Comparison, type ValueTest } from '@app/database';
import { type CatalogAttribute } from '../catalog/catalog.js';
import { QueryRefusedError } from '../errors.js';
import { dayMicros, momentMicros } from './moments.js';
import { memberOf, type Property } from './properties.js';

const COMPARISONS: Readonly<Record<string, Comparison>> = { $eq: '=', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };
const PARTS = { $contains: 'contains', $starts_with: 'starts_with', $ends_with: 'ends_with' } as const;

export interface NamedProperty {
  attribute: CatalogAttribute;
  name: string;
  property: Property;
}

/**
 * One operator with its operand.
 * @returns the test; `null` for one that nothing can pass
 * @throws QueryRefusedError the property does not support the operator, or the operand is of the wrong kind
 */
export function parseOperator(
  named: NamedProperty,
  operator: string,
  operand: unknown,
  path: string[],
): ValueTest | null {
  const { name, property } = named;
  const at = [...path, operator];
  if (!property.operators.includes(operator)) {
    const allowed = property.operators.map((known) => `"${known}"`).join(', ');
    const message = `Invalid operator "${operator}" for field "${name}", must be one of (${allowed})`;
    throw new QueryRefusedError('invalid_filter_operator', message, at);
  }
  return testOf(named, operator, operand, at);
}

function testOf(
  { attribute, name, property }: NamedProperty,
  operator: string,
  operand: unknown,
  path: string[],
): ValueTest | null {
  const member = memberOf(name, property);
  if (operator === '$not_empty') {
    if (typeof operand !== 'boolean') throw refused('"$not_empty" expects a boolean.', path);
    return { test: 'present', member, present: operand };
  }
  const comparison = COMPARISONS[operator];
  switch (property.kind) {
    case 'number':
      return { test: 'number', member, unit: 'decimal', comparison: comparison ?? '=', key: numberOf(operand, path) };
    case 'date':
      return { test: 'number', member, unit: 'micros', comparison: comparison ?? '=', key: dayOf(operand, path) };
    case 'timestamp':
      return {
        test: 'number',
        member,
        unit: 'micros',
        comparison: comparison ?? '=',
        key: momentOf(operand, false, path),
      };
    case 'since':
      return {
        test: 'number',
        member,
        unit: 'micros',
        comparison: comparison ?? '=',
        key: momentOf(operand, true, path),
      };
    case 'boolean':
      if (typeof operand !== 'boolean') throw refused(`Expected boolean, received ${kindOf(operand)}.`, path);
      return { test: 'text', member, mode: 'eq', texts: [String(operand)], ignoresCase: false };
    case 'choice':
      return {
        test: 'text',
        member,
        mode: 'eq',
        texts: [choiceIdOf(attribute, textOf(operand, path), path)],
        ignoresCase: false,
      };
    case 'text':
    case 'caseless':
    case 'phone':
      return textTest(property, member, operator, operand, path);
  }
}

function textTest(
  property: Property,
  member: string[],
  operator: string,
  operand: unknown,
  path: string[],
): ValueTest | null {
  const ignoresCase = property.kind === 'caseless';
  if (operator === '$in') {
    if (!Array.isArray(operand)) throw refused('"$in" expects an array.', path);
    const texts = operand.map((item) => textOf(item, path)).filter(isStorable);
    return { test: 'text', member, mode: 'in', texts, ignoresCase };
  }
  const text = textOf(operand, path);
  if (!isStorable(text)) return null;
  const mode = PARTS[operator as keyof typeof PARTS] as (typeof PARTS)[keyof typeof PARTS] | undefined;
  if (mode !== undefined) return { test: 'text', member, mode, texts: [text], ignoresCase: true };
  // Attio keeps numbers in E.164 and forgives a missing plus.
  const texts = property.kind === 'phone' && !text.startsWith('+') ? [text, `+${text}`] : [text];
  return { test: 'text', member, mode: 'eq', texts, ignoresCase };
}

/** Postgres stores no NUL; so nothing it stores has one. */
function isStorable(text: string): boolean {
  return !text.includes('\0');
}

function textOf(operand: unknown, path: string[]): string {
  if (typeof operand !== 'string') throw refused(`Expected string, received ${kindOf(operand)}.`, path);
  return operand;
}

function numberOf(operand: unknown, path: string[]): number {
  const number = typeof operand === 'string' && operand.trim() !== '' ? Number(operand) : operand;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw refused(`Expected number, received ${kindOf(operand)}.`, path);
  return number;
}

function dayOf(operand: unknown, path: string[]): number {
  const micros = dayMicros(textOf(operand, path));
  if (micros === undefined) throw refused('Invalid date value.', path);
  return micros;
}

/** @param daysToo a plain day will do */
function momentOf(operand: unknown, daysToo: boolean, path: string[]): number {
  const text = textOf(operand, path);
  const micros = momentMicros(text) ?? (daysToo ? dayMicros(text) : undefined);
  if (micros === undefined) throw refused('Invalid timestamp value.', path);
  return micros;
}

/** Titles are matched exactly; what is neither title nor id of a choice is refused. */
function choiceIdOf({ type, choices }: CatalogAttribute, text: string, path: string[]): string {
  const choice = choices.find(({ title }) => title === text) ?? choices.find(({ choiceId }) => choiceId === text);
  if (choice === undefined) throw refused(`Cannot find ${type} attribute with ${type} option title "${text}".`, path);
  return choice.choiceId;
}

export function refused(message: string, path: (string | number)[]): QueryRefusedError {
  return new QueryRefusedError('filter_error', message, path);
}

export function kindOf(operand: unknown): string {
  if (operand === null) return 'null';
  return Array.isArray(operand) ? 'array' : typeof operand;
}
