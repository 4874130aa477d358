import { Collection } from '../model/collection.js';
import { addCreation, buildAttribute, buildChoice } from '../model/schema.js';
import { type Attribute, systemActor } from '../model/types.js';
import { type World } from '../model/world.js';
import { type Random } from '../random.js';
import { arrRanges, categories, connectionStrengths, employeeRanges } from './words.js';

type Row = [slug: string, title: string, type: Attribute['type'], traits?: string, extra?: Partial<Attribute>];

/** When the seeded workspace was opened. */
export const openedAt = Date.UTC(2025, 0, 6, 9, 0, 0, 152);

const interactions: Row[] = [
  ['first_calendar_interaction', 'First calendar interaction', 'interaction', 'RE'],
  ['last_calendar_interaction', 'Last calendar interaction', 'interaction', 'RE'],
  ['next_calendar_interaction', 'Next calendar interaction', 'interaction', 'RE'],
  ['first_email_interaction', 'First email interaction', 'interaction', 'RE'],
  ['last_email_interaction', 'Last email interaction', 'interaction', 'RE'],
  ['first_interaction', 'First interaction', 'interaction', 'RE'],
  ['last_interaction', 'Last interaction', 'interaction', 'RE'],
  ['next_interaction', 'Next interaction', 'interaction', 'RE'],
  ['strongest_connection_strength_legacy', 'Connection strength (legacy)', 'number', 'RE'],
  ['strongest_connection_strength', 'Connection strength', 'select', 'RE'],
  ['strongest_connection_user', 'Strongest connection', 'actor-reference', 'RE'],
];

const socials: Row[] = [
  ['angellist', 'AngelList', 'text', 'E'],
  ['facebook', 'Facebook', 'text', 'E'],
  ['instagram', 'Instagram', 'text', 'E'],
  ['linkedin', 'LinkedIn', 'text', 'E'],
  ['twitter', 'Twitter', 'text', 'E'],
  ['twitter_follower_count', 'Twitter follower count', 'number', 'RE'],
];

/** Traits: R read-only, U unique, M multi-value, Q required, E enriched by Attio (no history over the API). */
const tables: Readonly<Record<string, { singular: string; plural: string; rows: Row[] }>> = {
  people: {
    singular: 'Person',
    plural: 'People',
    rows: [
      ['name', 'Name', 'personal-name'],
      ['email_addresses', 'Email addresses', 'email-address', 'UM'],
      ['description', 'Description', 'text', 'E'],
      ['company', 'Company', 'record-reference'],
      ['job_title', 'Job title', 'text'],
      ['avatar_url', 'Avatar URL', 'text', 'RE'],
      ['phone_numbers', 'Phone numbers', 'phone-number', 'M'],
      ['primary_location', 'Primary location', 'location', 'E'],
      ...socials,
      ...interactions,
      [
        'associated_deals',
        'Associated deals',
        'record-reference',
        'M',
        { description: 'Deal records associated with a Person record' },
      ],
      ['associated_users', 'Associated users', 'record-reference', 'M'],
    ],
  },
  companies: {
    singular: 'Company',
    plural: 'Companies',
    rows: [
      ['domains', 'Domains', 'domain', 'UM'],
      ['name', 'Name', 'text'],
      ['description', 'Description', 'text', 'E'],
      ['team', 'Team', 'record-reference', 'M'],
      ['categories', 'Categories', 'select', 'ME'],
      ['primary_location', 'Primary location', 'location', 'E'],
      ['logo_url', 'Logo URL', 'text', 'RE'],
      ...socials,
      ['estimated_arr_usd', 'Estimated ARR', 'select', 'E'],
      ['funding_raised_usd', 'Funding raised', 'currency', 'E'],
      ['foundation_date', 'Foundation date', 'date', 'E'],
      ['employee_range', 'Employee range', 'select', 'E'],
      ...interactions,
      [
        'associated_deals',
        'Associated deals',
        'record-reference',
        'M',
        { description: 'Deal records associated with a Company record' },
      ],
      ['associated_workspaces', 'Associated workspaces', 'record-reference', 'M'],
    ],
  },
  deals: {
    singular: 'Deal',
    plural: 'Deals',
    rows: [
      ['name', 'Deal name', 'text', 'Q'],
      ['stage', 'Deal stage', 'status', 'Q'],
      ['owner', 'Deal owner', 'actor-reference', 'Q'],
      ['value', 'Deal value', 'currency'],
      ['associated_people', 'Associated people', 'record-reference', 'M'],
      ['associated_company', 'Associated company', 'record-reference'],
    ],
  },
  users: {
    singular: 'User',
    plural: 'Users',
    rows: [
      ['person', 'Person', 'record-reference'],
      ['primary_email_address', 'Primary email address', 'email-address', 'QU'],
      ['user_id', 'User ID', 'text', 'QU'],
      ['workspace', 'Workspace', 'record-reference', 'M'],
    ],
  },
  workspaces: {
    singular: 'Workspace',
    plural: 'Workspaces',
    rows: [
      ['workspace_id', 'Workspace ID', 'text', 'QU'],
      ['name', 'Name', 'text'],
      ['users', 'Users', 'record-reference', 'M'],
      ['company', 'Company', 'record-reference'],
      ['avatar_url', 'Avatar URL', 'text'],
    ],
  },
};

const pairs = [
  ['people.company', 'companies.team'],
  ['people.associated_deals', 'deals.associated_people'],
  ['companies.associated_deals', 'deals.associated_company'],
  ['people.associated_users', 'users.person'],
  ['companies.associated_workspaces', 'workspaces.company'],
  ['users.workspace', 'workspaces.users'],
] as const;

const choices: Readonly<Record<string, readonly string[]>> = {
  categories,
  employee_range: employeeRanges,
  estimated_arr_usd: arrRanges,
  strongest_connection_strength: connectionStrengths,
};

/** People, companies, deals, users and workspaces as every Attio workspace has them. */
export function addStandardObjects(world: World, random: Random): void {
  const newId = () => random.uuid();
  for (const [slug, { singular, plural, rows }] of Object.entries(tables)) {
    const access = { workspace: 'full-access', members: [] };
    const object = new Collection('object', newId(), slug, openedAt, singular, plural, systemActor, null, access, true);
    object.attributes.push(
      buildAttribute(newId(), openedAt + 71, {
        slug: 'record_id',
        title: 'Record ID',
        type: 'text',
        isSystem: true,
        isWritable: false,
        isUnique: true,
        intrinsic: 'id',
      }),
      ...rows.map((row) => standardAttribute(row, newId)),
    );
    addCreation(object, newId, openedAt + 71);
    world.objects.push(object);
  }
  for (const [left, right] of pairs) pair(world, left, right);
  const stage = world.object('deals').attribute('stage');
  stage?.statuses.push(
    buildChoice(newId(), 'Lead'),
    buildChoice(newId(), 'In Progress'),
    buildChoice(newId(), 'Won 🎉', { celebrationEnabled: true }),
    buildChoice(newId(), 'Lost'),
  );
}

/** Makes two record references the two sides of one relationship. */
function pair(world: World, left: string, right: string): void {
  const [a, b] = [left, right].map((name) => {
    const [objectSlug = '', slug = ''] = name.split('.');
    const collection = world.object(objectSlug);
    const attribute = collection.attribute(slug);
    if (!attribute) throw new Error(`no attribute ${name}`);
    return { collection, attribute };
  });
  if (!a || !b) return;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    one.attribute.inverse = { collectionId: other.collection.id, attributeId: other.attribute.id };
    one.attribute.allowedObjectIds = [other.collection.id];
  }
}

function standardAttribute([slug, title, type, traits = '', extra = {}]: Row, newId: () => string): Attribute {
  const has = (trait: string) => traits.includes(trait);
  return buildAttribute(newId(), openedAt + 71, {
    slug,
    title,
    type,
    isSystem: true,
    isWritable: !has('R'),
    isUnique: has('U'),
    isMultiselect: has('M'),
    isRequired: has('Q'),
    isEnriched: has('E'),
    options: (choices[slug] ?? []).map((option) => buildChoice(newId(), option)),
    ...extra,
  });
}
