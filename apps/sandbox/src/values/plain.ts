import { type ParseValue, badValue, unwrap, wrongKind } from './context.js';

const maxTextBytes = 10 * 1024 * 1024;
const decimals = 10_000;

/** Text: a string or `{value}`; kept as it is. */
export const parseText: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'value', context);
  if (typeof value !== 'string') throw wrongKind(context, 'string', value);
  if (value.length > maxTextBytes) throw badValue(context, 'String must contain at most 10485760 character(s)');
  return { value };
};

/** Number: a number or `{value}`; four decimals are kept. */
export const parseNumber: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'value', context);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongKind(context, 'number', value);
  return { value: fourDecimals(value) };
};

/** Checkbox: a boolean, its name as a string, or `{value}`; never null. */
export const parseCheckbox: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'value', context);
  if (value === true || value === 'true') return { value: true };
  if (value === false || value === 'false') return { value: false };
  throw wrongKind(context, 'boolean', value);
};

/** Currency: a number, a numeric string or `{currency_value}`; the code belongs to the attribute and is ignored here. */
export const parseCurrency: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'currency_value', context, ['currency_code']);
  const amount = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) throw wrongKind(context, 'number', value);
  return { currency_value: fourDecimals(amount) };
};

/** Rating: a whole number from 0 to 5, or `{value}`. */
export const parseRating: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'value', context);
  if (typeof value !== 'number') throw wrongKind(context, 'number', value);
  if (!Number.isInteger(value)) throw badValue(context, 'Expected integer, received float');
  if (value < 0) throw badValue(context, 'Number must be greater than or equal to 0');
  if (value > 5) throw badValue(context, 'Number must be less than or equal to 5');
  return { value };
};

function fourDecimals(value: number): number {
  const scaled = value * decimals;
  // Beyond the safe range a double has no fourth decimal to round.
  if (!Number.isSafeInteger(Math.round(scaled))) return value;
  const rounded = Math.round(scaled) / decimals;
  return rounded === 0 ? 0 : rounded;
}
