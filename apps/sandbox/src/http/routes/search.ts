import { z } from 'zod';
import { badRequest } from '../../errors.js';
import { type Collection, valuesOf } from '../../model/collection.js';
import { type Item, textOf } from '../../model/types.js';
import { type World } from '../../model/world.js';
import { readBody } from '../body.js';
import { type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const body = z.object({
  query: z.string().max(256),
  objects: z.array(z.string()).min(1),
  limit: z.number().int().min(1).max(25).default(25),
  request_as: z.union([
    z.object({ type: z.literal('workspace') }),
    z.object({ type: z.literal('workspace-member'), workspace_member_id: z.guid('Invalid uuid') }),
    z.object({ type: z.literal('workspace-member'), email_address: z.email() }),
  ]),
});

/** Where search looks (reference 8.5): names, domains, emails, phones and social handles; labels elsewhere. */
const searched: Readonly<Record<string, readonly string[]>> = {
  people: ['name', 'email_addresses', 'phone_numbers', 'linkedin', 'twitter', 'facebook', 'instagram', 'angellist'],
  companies: ['name', 'domains', 'linkedin', 'twitter', 'facebook', 'instagram', 'angellist'],
  users: ['user_id', 'primary_email_address'],
  workspaces: ['name', 'workspace_id'],
};

/** `POST /objects/records/search`: fuzzy, not paged, not for deciding whether to create. */
export const searchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v2/objects/records/search',
    scopes: scopes.records.read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const { query, objects, limit, request_as: as } = readBody(call, body);
      const { world } = call;
      if (as.type === 'workspace-member') {
        const key = 'workspace_member_id' in as ? as.workspace_member_id : as.email_address;
        if (!world.findMember(key)) throw badRequest('value_not_found', `Workspace member with ID "${key}" not found.`);
      }
      const wanted = objects.map((key) => {
        const object = world.findObject(key);
        if (!object) throw badRequest('value_not_found', `Object with slug/ID "${key}" not found.`);
        return object;
      });
      const text = query.trim().toLowerCase();
      const found: Record<string, unknown>[] = [];
      for (const object of wanted) {
        for (const item of object.items.list(call.at)) {
          if (found.length >= limit) break;
          if (!world.merging.has(item.id) && matches(object, item, text)) found.push(hit(world, object, item));
        }
      }
      return data(found);
    },
  },
];

function matches(object: Collection, item: Item, text: string): boolean {
  if (text === '') return true;
  const slugs = searched[object.slug] ?? ['name'];
  return slugs.some((slug) => texts(object, item, slug).some((one) => one.toLowerCase().includes(text)));
}

function hit(world: World, object: Collection, item: Item): Record<string, unknown> {
  const [label = ''] = texts(object, item, (searched[object.slug] ?? ['name'])[0] ?? 'name');
  const [image = null] = texts(object, item, object.slug === 'companies' ? 'logo_url' : 'avatar_url');
  const found = {
    id: { workspace_id: world.workspace.id, object_id: object.id, record_id: item.id },
    record_text: label,
    record_image: image,
    object_slug: object.slug,
  };
  if (object.slug === 'people') {
    const [emails, phones] = ['email_addresses', 'phone_numbers'].map((slug) => texts(object, item, slug));
    return { ...found, email_addresses: emails, phone_numbers: phones };
  }
  return object.slug === 'companies' ? { ...found, domains: texts(object, item, 'domains') } : found;
}

function texts(object: Collection, item: Item, slug: string): string[] {
  const attribute = object.attribute(slug);
  if (!attribute) return [];
  const members = ['value', 'full_name', 'email_address', 'phone_number', 'domain'];
  return valuesOf(item, attribute).flatMap((value) => {
    return members.map((member) => textOf(value.members, member)).find((text) => text !== '') ?? [];
  });
}
