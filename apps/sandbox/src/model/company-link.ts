import { parse } from 'tldts';
import { uuidV5 } from '../random.js';
import { parseInput, planWrite } from './plan.js';
import { applyChanges, createItem } from './apply.js';
import { type Collection } from './collection.js';
import { isEmpty } from './effects.js';
import { type Item, systemActor } from './types.js';
import { type World } from './world.js';

/** Mail providers for private persons: their domains are nobody's company. */
const freeMail = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'pm.me',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'mail.com',
  'yandex.ru',
  'mail.ru',
  'qq.com',
  '163.com',
  'fastmail.com',
  'hey.com',
  'zoho.com',
]);

/** Links a person without a company to the one of an email domain, making the company when there is none. */
export function linkCompanies(world: World, people: Collection, personId: string, domains: readonly string[]): void {
  const companies = world.findObject('companies');
  const domain = domains.find((one) => !freeMail.has(one));
  if (!companies || domain === undefined || !isEmpty(people, personId, 'company')) return;
  const person = people.items.get(personId);
  if (!person) return;
  const companyId = findByDomain(companies, domain) ?? makeCompany(world, companies, domain).id;
  const reference = { target_object: companies.id, target_record_id: companyId };
  const input = parseInput(world, people, { company: reference }, { privileged: true });
  const options = { mode: 'patch', actor: systemActor, now: world.clock.stamp(), privileged: true } as const;
  applyChanges(world, people, person, planWrite(people, person, input, options), { actor: systemActor });
}

function findByDomain(companies: Collection, domain: string): string | undefined {
  const attribute = companies.attribute('domains');
  if (!attribute) return undefined;
  const root = parse(domain).domain;
  return companies.unique.find(attribute, domain) ?? (root ? companies.unique.find(attribute, root) : undefined);
}

function makeCompany(world: World, companies: Collection, domain: string): Item {
  const { domainWithoutSuffix } = parse(domain);
  const name = (domainWithoutSuffix ?? domain).replace(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => {
    return `${dash ? ' ' : ''}${letter.toUpperCase()}`;
  });
  const now = world.clock.stamp();
  const id = uuidV5(companies.id, domain);
  const item: Item = { id, createdAt: now, createdBy: systemActor, parent: null, values: {}, history: {} };
  const filled = world.settings.effects.enrich
    ? { description: `${name} (${domain})`, logo_url: `https://logos.example.com/${domain}` }
    : {};
  const input = parseInput(world, companies, { domains: [domain], name, ...filled }, { privileged: true });
  const planned = planWrite(companies, null, input, { mode: 'create', actor: systemActor, now, privileged: true });
  return createItem(world, companies, item, planned, { actor: systemActor });
}
