import { isoTime } from '../clock.js';
import { type Actor, type Item, type Member, type Members, type Value, systemActor, textOf } from '../model/types.js';
import { type World } from '../model/world.js';
import { type Random } from '../random.js';
import { load } from './loader.js';
import { openedAt } from './standard-schema.js';
import {
  arrRanges,
  categories,
  companyEnds,
  companyStarts,
  connectionStrengths,
  domainEndings,
  employeeRanges,
  firstNames,
  jobTitles,
  lastNames,
  places,
  products,
  streets,
} from './words.js';

/** Seeded things were made within this time of opening the workspace. */
const spanMs = 400 * 86_400_000;

/** What the makers of seeded records share. */
export interface SeedContext {
  readonly world: World;
  readonly random: Random;
  readonly members: readonly Member[];
}

export function memberActor(context: SeedContext): Actor {
  return { type: 'workspace-member', id: context.random.pick(context.members).id };
}

export function someTime(random: Random): number {
  return openedAt + 86_400_000 + Math.floor(random.next() * spanMs);
}

interface Company {
  readonly item: Item;
  readonly domain: string;
}

export function seedCompanies(context: SeedContext, count: number): Company[] {
  const { world, random } = context;
  const companies = world.object('companies');
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const { name, domain } = companyName(random, taken, index);
    const [town, region, country, latitude, longitude] = random.pick(places);
    const actor = memberActor(context);
    const isEnriched = random.chance(0.8);
    const enriched = {
      description: `${name} builds tools for teams in ${town}.`,
      categories: random.sample(categories, random.int(1, 4)),
      primary_location: location(
        `${random.int(1, 240)} ${random.pick(streets)}`,
        town,
        region,
        country,
        latitude,
        longitude,
      ),
      logo_url: `https://logos.example.com/${domain}`,
      linkedin: `https://linkedin.com/company/${domain.split('.')[0]}`,
      twitter: random.chance(0.5) ? `https://x.com/${domain.split('.')[0]}` : [],
      twitter_follower_count: random.int(10, 90_000),
      estimated_arr_usd: random.pick(arrRanges),
      funding_raised_usd: random.chance(0.4) ? random.int(1, 400) * 250_000 : [],
      foundation_date: `${random.int(1985, 2023)}-01-01`,
      employee_range: random.pick(employeeRanges),
    };
    const values = { domains: [domain], name, ...(isEnriched ? enriched : {}) };
    const actors = Object.fromEntries(Object.keys(enriched).map((slug) => [slug, systemActor]));
    const item = load(world, companies, { id: random.uuid(), createdAt: someTime(random), actor, values, actors });
    return { item, domain };
  });
}

export function seedPeople(context: SeedContext, count: number, companies: readonly Company[]): Item[] {
  const { world, random } = context;
  const people = world.object('people');
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const first = random.pick(firstNames);
    const last = random.pick(lastNames);
    const company = companies.length > 0 && random.chance(0.88) ? random.pick(companies) : null;
    const email = address(first, last, company?.domain ?? 'mail.example.com', taken, index);
    const [town, region, country, latitude, longitude, pattern] = random.pick(places);
    const phone = pattern.replace(/#/g, () => String(random.int(2, 9)));
    const values = {
      name: { first_name: first, last_name: last, full_name: `${first} ${last}` },
      email_addresses: random.chance(0.1) ? [email, `${index}.${email}`] : [email],
      job_title: random.pick(jobTitles),
      phone_numbers: random.chance(0.4) ? [{ original_phone_number: phone, country_code: country }] : [],
      primary_location: random.chance(0.3) ? location(null, town, region, country, latitude, longitude) : [],
      linkedin: random.chance(0.6) ? `https://linkedin.com/in/${first}-${last}-${index}`.toLowerCase() : [],
      company: company ? { target_object: 'companies', target_record_id: company.item.id } : [],
    };
    const createdAt = someTime(random);
    const item = load(world, people, { id: random.uuid(), createdAt, actor: memberActor(context), values });
    return random.chance(0.6) ? withInteractions(context, item) : item;
  });
}

export function seedDeals(
  context: SeedContext,
  count: number,
  companies: readonly Company[],
  people: readonly Item[],
): Item[] {
  const { world, random } = context;
  const deals = world.object('deals');
  const stages = deals.attribute('stage')?.statuses.map(({ title }) => title) ?? [];
  const company = world.object('people').attribute('company');
  const byCompany = new Map<string, Item[]>();
  for (const person of company ? people : []) {
    const id = textOf(person.values[company?.id ?? '']?.[0]?.members, 'target_record_id');
    byCompany.set(id, [...(byCompany.get(id) ?? []), person]);
  }
  return Array.from({ length: count }, (_, index) => {
    const target = companies.length > 0 ? random.pick(companies) : null;
    const staff = target ? (byCompany.get(target.item.id) ?? []) : [];
    const name = companies.length > 0 ? nameOf(world, target?.item) : 'Someone';
    const createdAt = someTime(random);
    const actor = memberActor(context);
    const values = {
      name: `${name}: ${random.pick(products)}`,
      stage: random.pick(stages),
      owner: { referenced_actor_type: 'workspace-member', referenced_actor_id: random.pick(context.members).id },
      value: random.int(2, 400) * 500,
      associated_people: random
        .sample(staff, random.int(0, 2))
        .map(({ id }) => ({ target_object: 'people', target_record_id: id })),
      associated_company: target ? { target_object: 'companies', target_record_id: target.item.id } : [],
      external_id: `D-${String(index + 1).padStart(5, '0')}`,
      close_date: isoTime(createdAt + random.int(10, 120) * 86_400_000).slice(0, 10),
      source: random.pick(['Inbound', 'Outbound', 'Partner', 'Event']),
    };
    return load(world, deals, { id: random.uuid(), createdAt, actor, values });
  });
}

/** A company's name; empty when it has none. */
export function nameOf(world: World, company: Item | undefined): string {
  const name = world.object('companies').attribute('name');
  return textOf(company?.values[name?.id ?? '']?.[0]?.members, 'value');
}

function withInteractions(context: SeedContext, item: Item): Item {
  const { world, random } = context;
  const people = world.object('people');
  const first = item.createdAt + random.int(1, 20) * 86_400_000;
  const last = first + random.int(1, 60) * 86_400_000;
  const owner = memberActor(context);
  const values: Record<string, readonly Value[]> = { ...item.values };
  const put = (slug: string, members: Members) => {
    const attribute = people.attribute(slug);
    if (attribute)
      values[attribute.id] = [{ activeFrom: item.createdAt, activeUntil: null, actor: systemActor, members }];
  };
  const met = (at: number) => ({ interaction_type: 'email', interacted_at: isoTime(at), owner_actor: owner });
  for (const slug of ['first_interaction', 'first_email_interaction']) put(slug, met(first));
  for (const slug of ['last_interaction', 'last_email_interaction']) put(slug, met(last));
  const strength = random.int(0, connectionStrengths.length - 1);
  const option = people.attribute('strongest_connection_strength')?.options[strength];
  if (option) put('strongest_connection_strength', { option_id: option.id });
  put('strongest_connection_strength_legacy', { value: (strength + 1) * 12 });
  put('strongest_connection_user', { referenced_actor_type: 'workspace-member', referenced_actor_id: owner.id });
  const full = { ...item, values };
  people.items.load(item.id, full);
  return full;
}

function companyName(random: Random, taken: Set<string>, index: number): { name: string; domain: string } {
  const start = random.pick(companyStarts);
  const end = random.pick(companyEnds);
  const plain = `${start}${end}.${random.pick(domainEndings)}`.toLowerCase();
  const isTaken = taken.has(plain);
  const domain = isTaken ? `${index}${plain}` : plain;
  taken.add(domain);
  return { name: isTaken ? `${start} ${end} ${index}` : `${start} ${end}`, domain };
}

function address(first: string, last: string, domain: string, taken: Set<string>, index: number): string {
  const plain = `${first}.${last}@${domain}`.toLowerCase();
  const email = taken.has(plain) ? `${first}.${last}.${index}@${domain}`.toLowerCase() : plain;
  taken.add(email);
  return email;
}

function location(
  line: string | null,
  town: string,
  region: string | null,
  country: string,
  latitude: string,
  longitude: string,
) {
  return {
    line_1: line,
    line_2: null,
    line_3: null,
    line_4: null,
    locality: town,
    region,
    postcode: null,
    country_code: country,
    latitude,
    longitude,
  };
}
