// @ts-check
import { MEMBERS, idOf } from './query-data.mjs';

/**
 * People as a real workspace has them: every standard attribute, with the metadata Attio puts beside every value, about
 * 6 KB each. Rendered from a number: texts come from a hundred templates, what identifies a person is put in between.
 */

const VARIANTS = 97;
const FIRST = ['Ada', 'Grace', 'Alan', 'Katya', 'Oskar', 'Mads', 'Aoife', 'Priya', 'Chen', 'Lucia', 'Noor', 'Tomas'];
const LAST = ['Lovelace', 'Hopper', 'Turing', 'Patel', 'Kaplan', 'Ibrahim', 'Garcia', 'Osei', 'Nwosu', 'Ferrari'];
const JOBS = ['Product Designer', 'Account Executive', 'Chief Financial Officer', 'Software Engineer', 'Head of Sales'];
const PLACES = [
  ['Berlin', 'DE', '52.520008', '13.404954'],
  ['Copenhagen', 'DK', '55.676098', '12.568337'],
  ['Lisbon', 'PT', '38.722252', '-9.139337'],
  ['Lyon', 'FR', '45.764043', '4.835659'],
  ['Oslo', 'NO', '59.913868', '10.752245'],
  ['Austin', 'US', '30.267153', '-97.743061'],
];
const STRENGTHS = ['Very weak', 'Weak', 'Good', 'Strong', 'Very strong'];
const CAUSES =
  'enjoys,leads,builds,designs,measures,repairs,teaches,explores,writes about,collects,studies,plans'.split(',');
const THINGS = 'bridges,pumps,turbines,maps,compilers,gardens,lenses,ledgers,harbours,archives,engines,orchards'.split(
  ',',
);

/** @type {[slug: string, type: string, isMultiselect?: boolean][]} */
const ATTRIBUTES = [
  ['record_id', 'text'],
  ['name', 'personal-name'],
  ['email_addresses', 'email-address', true],
  ['description', 'text'],
  ['company', 'record-reference'],
  ['job_title', 'text'],
  ['avatar_url', 'text'],
  ['phone_numbers', 'phone-number', true],
  ['primary_location', 'location'],
  ['angellist', 'text'],
  ['facebook', 'text'],
  ['instagram', 'text'],
  ['linkedin', 'text'],
  ['twitter', 'text'],
  ['twitter_follower_count', 'number'],
  ['first_calendar_interaction', 'interaction'],
  ['last_calendar_interaction', 'interaction'],
  ['next_calendar_interaction', 'interaction'],
  ['first_email_interaction', 'interaction'],
  ['last_email_interaction', 'interaction'],
  ['first_interaction', 'interaction'],
  ['last_interaction', 'interaction'],
  ['next_interaction', 'interaction'],
  ['strongest_connection_strength', 'select'],
  ['strongest_connection_user', 'actor-reference'],
  ['associated_deals', 'record-reference', true],
  ['created_at', 'timestamp'],
  ['created_by', 'actor-reference'],
];
const SYSTEM = { type: 'system', id: null };

/** People of one company, however many people there are. */
const COLLEAGUES = 64;

/** @param {string} slug */
const attributeId = (slug) => idOf(`attio-people.${slug}`);
/** @param {string} title */
const optionId = (title) => idOf(`attio-people option ${title}`);

/** Tells apart what is written into a template later; such letters occur in no value. */
const HOLE = /~(id|n|at|job|company)~/;
/** @type {string[][]} text, name of a hole, text, name of a hole … */
const templates = Array.from({ length: VARIANTS }, (_, variant) => JSON.stringify(valuesOf(variant)).split(HOLE));

/**
 * The `values` of a record, as JSON text.
 * @param {{ id: string, number: number, at: string, jobSuffix: string }} holes
 */
export function renderValues({ id, number, at, jobSuffix }) {
  const parts = templates[number % VARIANTS] ?? [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 0) text += part;
    else if (part === 'at') text += at;
    else if (part === 'id') text += id;
    else if (part === 'n') text += number;
    else if (part === 'company') text += companyOf(number);
    else text += jobSuffix;
  }
  return text;
}

/** The company a person works at. @param {number} number of the person */
export function companyOf(number) {
  return `c${Math.floor(number / COLLEAGUES)
    .toString(16)
    .padStart(7, '0')}-0000-4000-8000-000000000000`;
}

/** The last name nobody else has. @param {number} number of the person */
export function lastNameOf(number) {
  return `${LAST[((number % VARIANTS) * 3 + 21) % LAST.length]}${number}`;
}

/** The same keyed by attribute id, without empty attributes: what the mirror keeps. @param {string} values */
export function byAttributeId(values) {
  const given = /** @type {Record<string, unknown[]>} */ (JSON.parse(values));
  return Object.fromEntries(
    Object.entries(given).flatMap(([slug, list]) => (list.length === 0 ? [] : [[attributeId(slug), list]])),
  );
}

/** The attributes as Attio lists them. @param {string} workspaceId @param {string} objectId */
export function attributesOf(workspaceId, objectId) {
  return ATTRIBUTES.map(([slug, type, isMultiselect = false]) => ({
    id: { workspace_id: workspaceId, object_id: objectId, attribute_id: attributeId(slug) },
    title: slug,
    api_slug: slug,
    type,
    is_multiselect: isMultiselect,
  }));
}

/** The options of an attribute as Attio lists them. @param {string} workspaceId @param {string} objectId @param {string} attribute slug or id */
export function optionsOf(workspaceId, objectId, attribute) {
  const slug = 'strongest_connection_strength';
  if (attribute !== slug && attribute !== attributeId(slug)) return [];
  return STRENGTHS.map((title) => ({
    id: {
      workspace_id: workspaceId,
      object_id: objectId,
      attribute_id: attributeId(slug),
      option_id: optionId(title),
    },
    title,
    is_archived: false,
  }));
}

/** @param {number} variant */
function valuesOf(variant) {
  /** @template T @param {readonly T[]} list @param {number} step @returns {T} */
  const pick = (list, step) => /** @type {T} */ (list[(variant * step + 7 * step) % list.length]);
  const member = { type: 'workspace-member', id: pick(MEMBERS, 3) };
  const first = pick(FIRST, 1);
  const last = `${pick(LAST, 3)}~n~`;
  const handle = `${first}-${last}`.toLowerCase();
  const domain = `firm${variant}.example.com`;
  const [locality, country_code, latitude, longitude] = pick(PLACES, 5);
  const story = Array.from({ length: 9 }, (_, n) => `${pick(CAUSES, n + 2)} ${pick(THINGS, n + 3)}`).join(', ');
  const [line, region] = [null, null];
  const met = (/** @type {string} */ type, /** @type {number} */ days) => ({
    interaction_type: type,
    interacted_at: `${new Date(Date.UTC(2025, 0, 1 + ((variant * days) % 365))).toISOString().slice(0, -1)}000000Z`,
    owner_actor: member,
  });
  /** @type {Record<string, object[]>} */
  const plain = {
    record_id: [{ value: '~id~' }],
    name: [{ first_name: first, last_name: last, full_name: `${first} ${last}` }],
    email_addresses: [
      {
        original_email_address: `${first}.${last}@${domain}`,
        email_address: `${first}.${last}@${domain}`.toLowerCase(),
        email_domain: domain,
        email_root_domain: 'example.com',
        email_local_specifier: `${first}.${last}`.toLowerCase(),
      },
    ],
    description: [{ value: `${first} ${last} ${story}.` }],
    company: [{ target_object: 'companies', target_record_id: '~company~' }],
    job_title: [{ value: `${pick(JOBS, 3)}~job~` }],
    avatar_url: [{ value: `https://images.example.com/people/~id~/photo-${variant}.png` }],
    phone_numbers: [{ original_phone_number: '+4530~n~', country_code: 'DK', phone_number: '+4530~n~' }],
    primary_location: [
      {
        line_1: line,
        line_2: line,
        line_3: line,
        line_4: line,
        locality,
        region,
        postcode: null,
        country_code,
        latitude,
        longitude,
      },
    ],
    linkedin: [{ value: `https://linkedin.com/in/${handle}` }],
    twitter: [{ value: `https://twitter.com/${handle}` }],
    twitter_follower_count: [{ value: (variant * 7919) % 90_000 }],
    first_calendar_interaction: [met('calendar-event', 3)],
    last_calendar_interaction: [met('calendar-event', 5)],
    first_email_interaction: [met('email', 7)],
    last_email_interaction: [met('email', 11)],
    first_interaction: [met('email', 7)],
    last_interaction: [met('calendar-event', 5)],
    strongest_connection_strength: [
      { option: { id: { option_id: optionId(pick(STRENGTHS, 1)) }, title: pick(STRENGTHS, 1), is_archived: false } },
    ],
    strongest_connection_user: [{ referenced_actor_type: member.type, referenced_actor_id: member.id }],
    created_at: [{ value: '~at~' }],
    created_by: [{ referenced_actor_type: member.type, referenced_actor_id: member.id }],
  };
  // Nobody has everything.
  if (variant % 3 > 0) delete plain['phone_numbers'];
  if (variant % 2 > 0) delete plain['primary_location'];
  if (variant % 4 > 0) for (const slug of ['twitter', 'twitter_follower_count']) delete plain[slug];
  if (variant % 5 > 1) for (const end of ['first', 'last']) delete plain[`${end}_calendar_interaction`];
  return Object.fromEntries(
    ATTRIBUTES.map(([slug, attribute_type]) => {
      const by = slug.includes('interaction') || slug.includes('strongest') ? SYSTEM : member;
      const common = { active_from: '~at~', active_until: null, created_by_actor: by };
      return [slug, (plain[slug] ?? []).map((value) => ({ ...common, ...value, attribute_type }))];
    }),
  );
}
