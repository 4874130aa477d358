import { isoTime } from '../../clock.js';
import { missing } from '../../errors.js';
import { type Member } from '../../model/types.js';
import { type World } from '../../model/world.js';
import { uuidParam } from '../body.js';
import { type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

/** Workspace members (reference 3.4): never deleted, only suspended. */
export const memberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/workspace_members',
    scopes: scopes.members.read,
    budget: 'read',
    accurate: true,
    handle: ({ world }) => data(world.members.map((member) => memberJson(world, member))),
  },
  {
    method: 'GET',
    path: '/v2/workspace_members/:workspace_member_id',
    scopes: scopes.members.read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const id = uuidParam(call, 'workspace_member_id');
      const member = call.world.members.find((one) => one.id === id);
      if (!member) throw missing.member(id);
      return data(memberJson(call.world, member));
    },
  },
];

function memberJson(world: World, member: Member): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, workspace_member_id: member.id },
    first_name: member.firstName,
    last_name: member.lastName,
    avatar_url: member.avatarUrl,
    email_address: member.emailAddress,
    access_level: member.accessLevel,
    created_at: isoTime(member.createdAt),
  };
}
