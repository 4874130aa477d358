const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A moment with date and time; UTC when it names no zone.
 * @returns microseconds since 1970, finer parts as a fraction; `undefined` when it is none
 */
export function momentMicros(text: string): number | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, day = '', hours = '', minutes = '', seconds = '00', fraction = '', zone = 'Z'] = match;
  const startMicros = dayMicros(day);
  if (startMicros === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const secondsOfDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const offsetSeconds = offset
    ? Number(`${offset[1] ?? ''}1`) * (Number(offset[2]) * 3600 + Number(offset[3]) * 60)
    : 0;
  return startMicros + (secondsOfDay - offsetSeconds) * 1e6 + Number(fraction.padEnd(9, '0').slice(0, 9)) / 1e3;
}

/**
 * A day, or the first day of a year or month, or the day in UTC of a moment.
 * @returns microseconds since 1970 at its start; `undefined` when it is none
 */
export function dayMicros(text: string): number | undefined {
  const match = DAY.exec(text);
  if (!match) {
    const moment = MOMENT.test(text) ? momentMicros(text) : undefined;
    return moment === undefined ? undefined : Math.floor(moment / 86_400e6) * 86_400e6;
  }
  const [, year = '', month = '01', day = '01'] = match;
  const date = `${year}-${month}-${day}`;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // JavaScript takes 30 February for 1 March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return undefined;
  return ms * 1000;
}
