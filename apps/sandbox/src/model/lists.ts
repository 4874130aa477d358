import { badRequest, conflict, forbidden, notFound } from '../errors.js';
import { isoTime } from '../clock.js';
import { Collection } from './collection.js';
import { removeEntry } from './records.js';
import { addIntrinsics } from './schema.js';
import { type Actor } from './types.js';
import { type World } from './world.js';

interface MemberAccess {
  readonly workspace_member_id: string;
  readonly level: string;
}

export interface ListInput {
  readonly name: string;
  readonly api_slug: string;
  readonly parent_object: string;
  readonly workspace_access: string | null;
  readonly workspace_member_access: readonly MemberAccess[];
}

export type ListChanges = { [Key in keyof Omit<ListInput, 'parent_object'>]?: ListInput[Key] | undefined };

/** A list as the API answers it. */
export function listJson(world: World, list: Collection): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, list_id: list.id },
    api_slug: list.slug,
    created_at: isoTime(list.createdAt),
    name: list.singular,
    workspace_access: list.access.workspace,
    workspace_member_access: list.access.members.map(({ workspaceMemberId, level }) => ({
      level,
      workspace_member_id: workspaceMemberId,
    })),
    parent_object: [world.findObject(list.parentObjectId ?? '')?.slug ?? ''],
    created_by_actor: list.createdBy,
  };
}

/** `POST /lists`. */
export function createList(world: World, input: ListInput, actor: Actor): Collection {
  const parent = world.findObject(input.parent_object);
  if (!parent) throw notFound(`Parent object with slug/ID "${input.parent_object}" not found.`);
  if (world.lists.some(({ slug }) => slug === input.api_slug)) {
    throw conflict('slug_conflict', `A list with api_slug "${input.api_slug}" already exists.`);
  }
  const access = accessOf(world, input.workspace_access, input.workspace_member_access);
  const now = world.clock.stamp();
  const list = new Collection(
    'list',
    world.newId(),
    input.api_slug,
    now,
    input.name,
    input.name,
    actor,
    parent.id,
    access,
  );
  addIntrinsics(list, () => world.newId(), now);
  world.lists.push(list);
  world.events.list('created', list.id, actor);
  return list;
}

/** `PATCH /lists/{list}`; the parent object cannot change. */
export function updateList(world: World, list: Collection, changes: ListChanges, actor: Actor): Collection {
  if (changes.api_slug !== undefined && world.lists.some((one) => one !== list && one.slug === changes.api_slug)) {
    throw conflict('slug_conflict', `A list with api_slug "${changes.api_slug}" already exists.`);
  }
  if (changes.workspace_access !== undefined || changes.workspace_member_access !== undefined) {
    const workspace = changes.workspace_access === undefined ? list.access.workspace : changes.workspace_access;
    const current = list.access.members.map(({ workspaceMemberId: id, level }) => ({ workspace_member_id: id, level }));
    Object.assign(list.access, accessOf(world, workspace, changes.workspace_member_access ?? current));
  }
  list.slug = changes.api_slug ?? list.slug;
  list.singular = changes.name ?? list.singular;
  list.plural = list.singular;
  world.events.list('updated', list.id, actor);
  return list;
}

/** The app can delete lists, the API cannot. */
export function deleteList(world: World, list: Collection, actor: Actor): void {
  for (const entry of [...list.items.list()]) removeEntry(world, list, entry);
  world.lists.splice(world.lists.indexOf(list), 1);
  world.events.list('deleted', list.id, actor);
}

function accessOf(world: World, workspace: string | null, members: readonly MemberAccess[]): Collection['access'] {
  for (const { workspace_member_id: id } of members) {
    if (!world.members.some((member) => member.id === id)) {
      throw badRequest('value_not_found', `Workspace member with ID "${id}" not found.`);
    }
  }
  if (workspace !== 'full-access' && !members.some(({ level }) => level === 'full-access')) {
    throw badRequest('validation_type', 'At least one workspace member or the whole workspace must have full access.');
  }
  if (members.length > 0 && !world.settings.switches.listPermissionsInPlan) {
    throw forbidden(
      'billing_error',
      'You attempted to create a List using permissions features that are not currently supported on your plan. ' +
        'Please upgrade, contact sales, or try a different access configuration for your list.',
    );
  }
  return {
    workspace,
    members: members.map(({ workspace_member_id: workspaceMemberId, level }) => ({ workspaceMemberId, level })),
  };
}
