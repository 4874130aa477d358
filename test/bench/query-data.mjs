// @ts-check
import { createHash } from 'node:crypto';

/** @typedef {import('pg').Client} Client */

const FIRST = ['Ada', 'Grace', 'Alan', 'Katya', 'Oskar', 'Mads', 'Aoife', 'Priya', 'Chen', 'Lucía', 'Noor', 'Tomás'];
const LAST = [
  'Lovelace',
  'Hopper',
  'Turing',
  'Patel',
  'Kaplan',
  'Ibrahim',
  'Garcia',
  'Osei',
  'Nwosu',
  'Ferrari',
  'Hansen',
];
const JOBS = ['Product Designer', 'Account Executive', 'Chief Financial Officer', 'Software Engineer', 'Head of Sales'];
const WORDS = [
  'Birch',
  'Copper',
  'Indigo',
  'Willow',
  'Zephyr',
  'Quartz',
  'Beacon',
  'Hazel',
  'Amber',
  'Granite',
  'Swift',
];
const TRADES = ['Labs', 'Robotics', 'Foods', 'Bank', 'Games', 'Optics', 'Capital', 'Health', 'Networks'];
const CITIES = ['Berlin', 'Copenhagen', 'Lisbon', 'Lyon', 'Oslo', 'Austin'];
const STAGES = ['Lead', 'In Progress', 'Won 🎉', 'Lost'];
const CATEGORIES = ['SAAS', 'B2B', 'B2C', 'E-commerce', 'Automation', 'Fintech'];
export const MEMBERS = Array.from({ length: 20 }, (_, index) => idOf(`member ${index}`));

/** @type {Record<string, Record<string, string>>} */
export const SCHEMA = {
  people: {
    ...{
      record_id: 'text',
      name: 'personal-name',
      email_addresses: 'email-address',
      job_title: 'text',
      description: 'text',
    },
    ...{ phone_numbers: 'phone-number', primary_location: 'location', linkedin: 'text', company: 'record-reference' },
    ...{ first_interaction: 'interaction', last_interaction: 'interaction', last_email_interaction: 'interaction' },
    ...{ strongest_connection_strength: 'select', strongest_connection_user: 'actor-reference' },
    ...{ twitter_follower_count: 'number', created_at: 'timestamp', created_by: 'actor-reference' },
  },
  companies: {
    ...{ record_id: 'text', name: 'text', domains: 'domain', description: 'text', categories: 'select' },
    ...{ primary_location: 'location', funding_raised_usd: 'currency', foundation_date: 'date' },
    ...{ last_interaction: 'interaction', created_at: 'timestamp', created_by: 'actor-reference' },
  },
  deals: {
    ...{ record_id: 'text', name: 'text', stage: 'status', owner: 'actor-reference', value: 'currency' },
    ...{ associated_company: 'record-reference', associated_people: 'record-reference', close_date: 'date' },
    ...{ created_at: 'timestamp', created_by: 'actor-reference' },
  },
};
const CHOICES = { strongest_connection_strength: ['Weak', 'Good', 'Strong'], categories: CATEGORIES, stage: STAGES };

/** The same text, the same id. @param {string} text */
export function idOf(text) {
  const hex = createHash('md5').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A number from 0 to below `n`, always the same for a text. @param {string} text @param {number} n */
function pick(text, n) {
  return createHash('md5').update(text).digest().readUInt32LE() % n;
}

/** @param {Client} client */
export async function writeSchema(client) {
  const workspace = idOf('workspace');
  await client.query(`INSERT INTO workspace (workspace_id, name, slug, client_id) VALUES ($1, 'W', 'w', 'c')`, [
    workspace,
  ]);
  for (const [object, attributes] of Object.entries(SCHEMA)) {
    await client.query(
      `INSERT INTO collection (collection_id, workspace_id, kind, api_slug, title, definition, observed_at)
       VALUES ($1, $2, 'object', $3, $3, '{}', now())`,
      [idOf(object), workspace, object],
    );
    for (const [position, [slug, type]] of Object.entries(attributes).entries()) {
      await client.query(
        `INSERT INTO attribute (attribute_id, workspace_id, collection_id, api_slug, title, type, is_multiselect, is_unique,
                                is_required, is_writable, is_archived, position, definition, observed_at)
         VALUES ($1, $2, $3, $4, $4, $5, false, false, false, true, false, $6, '{}', now())`,
        [idOf(`${object}.${slug}`), workspace, idOf(object), slug, type, position],
      );
      const titles = CHOICES[/** @type {keyof typeof CHOICES} */ (slug)] ?? [];
      for (const [place, title] of titles.entries()) {
        await client.query(
          `INSERT INTO attribute_choice (choice_id, workspace_id, attribute_id, kind, title, is_archived, position,
                                         definition, observed_at)
           VALUES ($1, $2, $3, 'option', $4, false, $5, '{}', now())`,
          [idOf(`${slug} ${title}`), workspace, idOf(`${object}.${slug}`), title, place],
        );
      }
    }
  }
}

/**
 * Records with the metadata Attio puts beside every value, so that rows have their real size.
 * @param {string} object @param {number} from @param {number} to @param {Record<string, number>} counts
 */
export function records(object, from, to, counts) {
  return Array.from({ length: to - from }, (_, index) => recordOf(object, from + index, counts));
}

/** @param {string} object @param {number} n @param {Record<string, number>} counts */
function recordOf(object, n, counts) {
  const id = idOf(`${object} ${n}`);
  const seed = `${object} ${n}`;
  const at = momentOf(seed, 700);
  const actor = { type: 'workspace-member', id: MEMBERS[pick(`${seed} by`, MEMBERS.length)] };
  const plain =
    object === 'people' ? person(n, seed, counts) : object === 'deals' ? deal(n, seed, counts) : company(n, seed);
  Object.assign(plain, {
    record_id: [{ value: id }],
    created_at: [{ value: at }],
    created_by: [{ referenced_actor_type: actor.type, referenced_actor_id: actor.id }],
  });
  const values = Object.fromEntries(
    Object.entries(plain).map(([slug, list]) => [
      idOf(`${object}.${slug}`),
      list.map((value) => ({
        ...{ active_from: at, active_until: null, created_by_actor: actor },
        ...{ ...value, attribute_type: SCHEMA[object]?.[slug] },
      })),
    ]),
  );
  const keys = [
    ...(plain['email_addresses'] ?? []).map((v) => `${idOf('people.email_addresses')}:${Object(v).email_address}`),
    ...(plain['domains'] ?? []).map((v) => `${idOf('companies.domains')}:${Object(v).domain}`),
  ];
  return {
    itemId: id,
    values,
    contentHash: seed,
    lookupKeys: keys,
    observedAt: '2026-01-01T00:00:00Z',
    attioCreatedAt: at,
  };
}

/** @param {number} n @param {string} seed @param {Record<string, number>} counts @returns {Record<string, object[]>} */
function person(n, seed, counts) {
  const first = FIRST[pick(`${seed} f`, FIRST.length)] ?? '';
  const last = `${LAST[pick(`${seed} l`, LAST.length)] ?? ''}${n % 977}`;
  const employer = pick(`${seed} c`, counts['companies'] ?? 1);
  const domain = domainOf(employer);
  const owner = { type: 'workspace-member', id: MEMBERS[pick(`${seed} o`, MEMBERS.length)] };
  const met = (/** @type {string} */ what) => [
    { interaction_type: 'email', interacted_at: momentOf(`${seed} ${what}`, 400), owner_actor: owner },
  ];
  return {
    name: [{ first_name: first, last_name: last, full_name: `${first} ${last}` }],
    email_addresses: [
      {
        ...{ email_address: `${first}.${last}.${n}@${domain}`.toLowerCase(), email_domain: domain },
        ...{ original_email_address: `${first}.${last}.${n}@${domain}`, email_root_domain: domain },
        email_local_specifier: `${first}.${last}.${n}`.toLowerCase(),
      },
    ],
    job_title: [{ value: JOBS[pick(`${seed} j`, JOBS.length)] }],
    ...(n % 3 ? {} : { phone_numbers: [{ phone_number: `+4530${String(n).padStart(6, '0')}`, country_code: 'DK' }] }),
    ...(n % 4 ? {} : { primary_location: locationOf(seed) }),
    linkedin: [{ value: `https://linkedin.com/in/${first}-${last}-${n}`.toLowerCase() }],
    company: [{ target_object: 'companies', target_record_id: idOf(`companies ${employer}`) }],
    ...(n % 2
      ? {}
      : { first_interaction: met('first'), last_interaction: met('last'), last_email_interaction: met('mail') }),
    strongest_connection_strength: choiceOf('strongest_connection_strength', ['Weak', 'Good', 'Strong'], seed),
    strongest_connection_user: [{ referenced_actor_type: owner.type, referenced_actor_id: owner.id }],
    ...(n % 5 ? {} : { twitter_follower_count: [{ value: pick(`${seed} t`, 90_000) }] }),
  };
}

/** @param {number} n @param {string} seed @returns {Record<string, object[]>} */
function company(n, seed) {
  return {
    name: [{ value: `${WORDS[n % WORDS.length]} ${TRADES[pick(seed, TRADES.length)]} ${n}` }],
    domains: [{ domain: domainOf(n), root_domain: domainOf(n) }],
    description: [{ value: `${seed} makes things people like, and sells them in ${CITIES[n % CITIES.length]}.` }],
    categories: choiceOf('categories', CATEGORIES, seed),
    primary_location: locationOf(seed),
    funding_raised_usd: [{ currency_value: pick(`${seed} $`, 50_000_000), currency_code: 'USD' }],
    foundation_date: [{ value: momentOf(`${seed} d`, 9_000).slice(0, 10) }],
    last_interaction: [
      {
        interaction_type: 'call',
        interacted_at: momentOf(`${seed} i`, 300),
        owner_actor: { type: 'system', id: null },
      },
    ],
  };
}

/** @param {number} n @param {string} seed @param {Record<string, number>} counts @returns {Record<string, object[]>} */
function deal(n, seed, counts) {
  const buyer = pick(`${seed} c`, counts['companies'] ?? 1);
  return {
    name: [{ value: `${WORDS[buyer % WORDS.length]} ${n} renewal` }],
    stage: choiceOf('stage', STAGES, seed, 'status'),
    owner: [
      { referenced_actor_type: 'workspace-member', referenced_actor_id: MEMBERS[pick(`${seed} o`, MEMBERS.length)] },
    ],
    value: [{ currency_value: pick(`${seed} v`, 200_000), currency_code: 'USD' }],
    associated_company: [{ target_object: 'companies', target_record_id: idOf(`companies ${buyer}`) }],
    associated_people: [0, 1].map((each) => ({
      target_object: 'people',
      target_record_id: idOf(`people ${pick(`${seed} p${each}`, counts['people'] ?? 1)}`),
    })),
    close_date: [{ value: momentOf(`${seed} e`, 500).slice(0, 10) }],
  };
}

/** @param {number} n */
function domainOf(n) {
  return `${(WORDS[n % WORDS.length] ?? '').toLowerCase()}${n}.example.com`;
}

/** Within so many days before 2026. @param {string} seed @param {number} days */
function momentOf(seed, days) {
  const ms = Date.parse('2026-01-01T00:00:00Z') - pick(`${seed} at`, days * 86_400) * 1000;
  return `${new Date(ms).toISOString().slice(0, -1)}000000Z`;
}

/** @param {string} seed */
function locationOf(seed) {
  const [line_1, region] = [null, null];
  return [
    { line_1, region, locality: CITIES[pick(`${seed} city`, CITIES.length)], country_code: 'DE', postcode: null },
  ];
}

/** @param {string} slug @param {string[]} titles @param {string} seed */
function choiceOf(slug, titles, seed, member = 'option') {
  const title = titles[pick(`${seed} ${slug}`, titles.length)] ?? '';
  return [{ [member]: { id: { [`${member}_id`]: idOf(`${slug} ${title}`) }, title, is_archived: false } }];
}
