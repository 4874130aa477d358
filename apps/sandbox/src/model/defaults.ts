import { isoTime } from '../clock.js';
import { type Actor, type Attribute, type Members } from './types.js';

const duration = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** What a new record gets for an attribute it was not given. */
export function defaultMembers(attribute: Attribute, actor: Actor, now: number): readonly Members[] {
  const { defaultValue, type } = attribute;
  if (!defaultValue || !attribute.isDefaultValueEnabled) return [];
  if (defaultValue.type === 'static') return defaultValue.template;
  if (defaultValue.template === 'current-user') {
    return type === 'actor-reference' ? [{ referenced_actor_type: actor.type, referenced_actor_id: actor.id }] : [];
  }
  const at = addDuration(now, defaultValue.template);
  if (at === null) return [];
  if (type === 'date') return [{ value: isoTime(at).slice(0, 10) }];
  return type === 'timestamp' ? [{ value: isoTime(at) }] : [];
}

/** A moment plus an ISO 8601 duration, or null when the text is no duration. */
export function addDuration(from: number, text: string): number | null {
  const match = duration.exec(text);
  if (!match || text === 'P' || text.endsWith('T')) return null;
  const sign = match[1] ? -1 : 1;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => sign * Number(part ?? 0));
  const at = new Date(from);
  at.setUTCFullYear(at.getUTCFullYear() + (years ?? 0));
  at.setUTCMonth(at.getUTCMonth() + (months ?? 0));
  at.setUTCDate(at.getUTCDate() + (weeks ?? 0) * 7 + (days ?? 0));
  return at.getTime() + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1_000;
}
