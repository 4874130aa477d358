import { parsePhoneNumberFromString, getCountries, type CountryCode } from 'libphonenumber-js';
import { getDomain, parse as parseHost } from 'tldts';
import { isObject } from '../json.js';
import { type ParseValue, badMembers, badValue, stringIssue, wrongKind } from './context.js';

const emailPattern = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\]+\.[^\s@"(),:;<>[\]\\.]{2,}$/;

/** Where a country calling code is shared, the country that owns it. */
const mainCountry: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '44': 'GB',
  '39': 'IT',
  '61': 'AU',
  '212': 'MA',
};

/** Area and exchange codes never start with 0 or 1; fictional 555 numbers are accepted, as Attio's own examples use them. */
const impossibleInNorthAmerica = /^\+1([01]|\d{3}[01])/;

/** Email address: a string or `{email_address}`; lower-cased, the input survives as `original_email_address`. */
export const parseEmail: ParseValue = (raw, context) => {
  const value = isObject(raw) ? (raw['email_address'] ?? raw['original_email_address']) : raw;
  if (typeof value !== 'string') throw wrongKind(context, 'string', value, isObject(raw) ? ['email_address'] : []);
  const address = value.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (!emailPattern.test(address) || address.includes('..')) throw badValue(context, 'Invalid email address');
  const domain = address.slice(at + 1);
  if (context.lookups.refusesEmailDomain(domain)) throw badValue(context, 'Invalid email address');
  return {
    original_email_address: value,
    email_address: address,
    email_domain: domain,
    email_root_domain: getDomain(domain) ?? domain,
    email_local_specifier: address.slice(0, at),
  };
};

/** Domain: a string or `{domain}`; the host of what was given, with its registrable domain beside it. */
export const parseDomain: ParseValue = (raw, context) => {
  const value = isObject(raw) ? raw['domain'] : raw;
  if (typeof value !== 'string') throw wrongKind(context, 'string', value, isObject(raw) ? ['domain'] : []);
  const { hostname, domain, isIp } = parseHost(value.trim().toLowerCase());
  if (!hostname || !domain || isIp || !/^[\p{L}\p{N}.-]+$/u.test(hostname)) throw badValue(context, 'Invalid domain');
  return { domain: hostname, root_domain: domain };
};

/** Phone number: `+…` text or `{original_phone_number, country_code}`; parsed to E.164. */
export const parsePhone: ParseValue = (raw, context) => {
  const form = isObject(raw) ? raw : { original_phone_number: raw };
  const original = form['original_phone_number'];
  if (typeof original !== 'string') throw wrongKind(context, 'string', original, ['original_phone_number']);
  const country = form['country_code'] ?? undefined;
  if (country !== undefined && !isCountry(country)) {
    throw badValue(context, 'Invalid country code', { at: ['country_code'] });
  }
  const parsed = parsePhoneNumberFromString(original, country);
  if (!parsed?.isPossible() || impossibleInNorthAmerica.test(parsed.number)) {
    const message = 'Invalid phone number, possibly due to missing country information';
    throw badValue(context, message, { at: ['original_phone_number'] });
  }
  // Ranges of one calling code overlap (GB and GG): a country given for a national number is taken at its word.
  const given = original.trim().startsWith('+') ? undefined : country;
  const code =
    given ?? parsed.country ?? mainCountry[parsed.countryCallingCode] ?? firstCountry(parsed.getPossibleCountries());
  return { original_phone_number: original, country_code: code, phone_number: parsed.number };
};

const nameMembers = ['first_name', 'last_name', 'full_name'] as const;

/** Personal name: `Last, First` text, or all of first, last and full name; live Attio names every one that is missing. */
export const parseName: ParseValue = (raw, context) => {
  if (typeof raw === 'string') return nameFromText(raw);
  if (!isObject(raw)) throw wrongKind(context, 'string', raw);
  const issues = nameMembers.flatMap((member) => stringIssue(raw[member], member));
  if (issues.length > 0) throw badMembers(context, issues);
  return Object.fromEntries(nameMembers.map((member) => [member, String(raw[member])]));
};

function nameFromText(text: string): { first_name: string; last_name: string; full_name: string } {
  const comma = text.indexOf(',');
  const last = comma < 0 ? '' : text.slice(0, comma).trim();
  const first = comma < 0 ? text.trim() : text.slice(comma + 1).trim();
  return { first_name: first, last_name: last, full_name: join(first, last) };
}

function join(first: string, last: string): string {
  return [first, last].filter((part) => part !== '').join(' ');
}

function isCountry(code: unknown): code is CountryCode {
  return typeof code === 'string' && (getCountries() as string[]).includes(code);
}

function firstCountry(countries: readonly string[]): string | null {
  return countries[0] ?? null;
}
