import { allScopes } from '../http/scopes.js';
import { recomputeFormulas } from '../model/formulas.js';
import { type Member } from '../model/types.js';
import { type World } from '../model/world.js';
import { Random } from '../random.js';
import { seedActivity } from './activity.js';
import { addCustomSchema } from './custom-schema.js';
import { seedCompanies, seedDeals, seedPeople, type SeedContext } from './data.js';
import { mirrorRelations } from './loader.js';
import { addStandardObjects, openedAt } from './standard-schema.js';

/** How much to seed. The same numbers and seed give the same workspace, ids and all. */
export interface SeedOptions {
  readonly seed: number;
  readonly people: number;
  readonly companies: number;
  readonly deals: number;
}

export const defaultSeed: SeedOptions = { seed: 1, people: 500, companies: 200, deals: 80 };

/** The key that works from the start, with every scope. 64 characters, like a real one. */
export const defaultApiKey = 'sandbox_00000000000000000000000000000000000000000000000000000001';

const staff = [
  ['Robin', 'Almeida', 'admin'],
  ['Sasha', 'Lindqvist', 'admin'],
  ['Jamie', 'Okafor', 'member'],
  ['Alex', 'Kowalski', 'member'],
  ['Charlie', 'Tanaka', 'member'],
  ['Morgan', 'Dubois', 'suspended'],
] as const;

/** Fills an empty world. */
export function seedWorld(world: World, options: SeedOptions): void {
  const random = new Random(options.seed);
  world.events.muted = true;
  world.members.push(...staff.map(([first, last, level]) => member(random, first, last, level)));
  const [owner] = world.members;
  if (!owner) throw new Error('the seed has no members');
  world.tokens.set(defaultApiKey, {
    token: defaultApiKey,
    clientId: random.uuid(),
    kind: 'api-key',
    scopes: allScopes,
    createdAt: openedAt,
    authorizedBy: owner.id,
    revoked: false,
  });
  addStandardObjects(world, random);
  addCustomSchema(world, random, owner);
  const context: SeedContext = { world, random, members: world.members };
  const companies = seedCompanies(context, options.companies);
  const people = seedPeople(context, options.people, companies);
  const deals = seedDeals(context, options.deals, companies, people);
  mirrorRelations(world);
  seedActivity(context, { companies: companies.map(({ item }) => item), people, deals });
  for (const object of world.objects) {
    if (!object.attributes.some(({ formula }) => formula)) continue;
    for (const id of [...object.items.listIds()]) recomputeFormulas(world, object, id, true);
  }
  world.events.muted = false;
}

function member(random: Random, first: string, last: string, level: Member['accessLevel']): Member {
  return {
    id: random.uuid(),
    firstName: first,
    lastName: last,
    avatarUrl: null,
    emailAddress: `${first}.${last}@sandbox.example.com`.toLowerCase(),
    createdAt: openedAt,
    accessLevel: level,
  };
}
