import { isObject } from '../json.js';
import { type Members } from '../model/types.js';
import { type ParseValue, badMembers, badValue, members, stringIssue, wrongKind } from './context.js';

/** The ten members of a location, in the order they are read. */
const locationMembers = [
  'line_1',
  'line_2',
  'line_3',
  'line_4',
  'locality',
  'region',
  'postcode',
  'country_code',
  'latitude',
  'longitude',
] as const;

const latitude = /^[-+]?([1-8]?\d(\.\d+)?|90(\.0+)?)$/;
const longitude = /^[-+]?(180(\.0+)?|((1[0-7]\d)|([1-9]?\d))(\.\d+)?)$/;
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Location: free text, or an object with all ten members. Attio's own text parser cannot be copied: see the README. */
export const parseLocation: ParseValue = (raw, context) => {
  if (typeof raw === 'string') return fromText(raw);
  if (!isObject(raw)) throw wrongKind(context, 'object', raw);
  const form = members(raw, locationMembers, context);
  const issues = locationMembers.flatMap((member) => (form[member] === null ? [] : stringIssue(form[member], member)));
  if (issues.length > 0) throw badMembers(context, issues);
  const parsed = Object.fromEntries(locationMembers.map((member) => [member, textOrNull(form[member])]));
  const { country_code: country, latitude: lat, longitude: lng } = parsed;
  if (country && !isRegion(country)) throw badValue(context, 'Invalid country code', { at: ['country_code'] });
  if (lat && !latitude.test(lat)) throw badValue(context, 'Invalid latitude', { at: ['latitude'] });
  if (lng && !longitude.test(lng)) throw badValue(context, 'Invalid longitude', { at: ['longitude'] });
  return parsed;
};

/** The parts between commas: the last is the country when it names one, the one before it the town. */
function fromText(text: string): Members {
  const parts = text.split(',').map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  const country = isRegion(last.toUpperCase()) ? last.toUpperCase() : null;
  if (country) parts.pop();
  const [line = null, locality = null, region = null] = parts.length > 1 ? parts : [null, parts[0] ?? null];
  return {
    line_1: line,
    line_2: null,
    line_3: null,
    line_4: null,
    locality,
    region,
    postcode: null,
    country_code: country,
    latitude: null,
    longitude: null,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isRegion(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined;
}
