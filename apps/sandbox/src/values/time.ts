import { type ParseValue, type ValueContext, badValue, unwrap, wrongKind } from './context.js';

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;

interface Instant {
  /** Milliseconds since the epoch, in UTC. */
  readonly ms: number;
  /** The fraction of the second, padded to nine digits. */
  readonly fraction: string;
}

/** Date: ISO text or `{value}`; moved to UTC, then cut to the day. */
export const parseDate: ParseValue = (raw, context) => {
  const value = unwrap(raw, 'value', context);
  return { value: new Date(instant(value, context).ms).toISOString().slice(0, 10) };
};

/** Timestamp: ISO text or `{value}`; UTC when it names no zone, filled up to nanoseconds. */
export const parseTimestamp: ParseValue = (raw, context) => {
  return { value: written(instant(unwrap(raw, 'value', context), context)) };
};

/** A readable date or time as Attio writes timestamps; the text itself when it cannot be read. */
export function fullInstant(text: string): string {
  const read = readInstant(text);
  return read ? written(read) : text;
}

/** An ISO date or date and time, or null when it is none. */
export function readInstant(text: string): Instant | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', digits = '', zone = 'Z'] = match;
  const fraction = digits.padEnd(9, '0');
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}Z`);
  if (Number.isNaN(local) || new Date(local).toISOString().slice(8, 10) !== day) return null;
  const ms = local - offsetMs(zone);
  return Math.abs(ms) < 8.64e15 && ms > Date.UTC(0, 0) && new Date(ms).getUTCFullYear() >= 0 ? { ms, fraction } : null;
}

function instant(value: unknown, context: ValueContext): Instant {
  if (typeof value !== 'string') throw wrongKind(context, 'string', value);
  const read = readInstant(value);
  if (!read) throw badValue(context, `Invalid ${context.attribute.type === 'date' ? 'date' : 'timestamp'} value`);
  return read;
}

function written({ ms, fraction }: Instant): string {
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction}Z`;
}

function offsetMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
