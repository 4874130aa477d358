import { type Route } from '../route.js';

/** `GET /v2/self`: no envelope, never 401. */
export const selfRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/self',
    scopes: [],
    budget: 'read',
    accurate: false,
    isPublic: true,
    handle: ({ world, token }) => ({
      body: {
        active: true,
        scope: token.scopes.join(' '),
        client_id: token.clientId,
        token_type: 'Bearer',
        exp: null,
        iat: Math.floor(token.createdAt / 1_000),
        sub: world.workspace.id,
        aud: token.clientId,
        iss: 'attio.com',
        authorized_by_workspace_member_id: token.authorizedBy,
        workspace_id: world.workspace.id,
        workspace_name: world.workspace.name,
        workspace_slug: world.workspace.slug,
        workspace_logo_url: world.workspace.logoUrl,
      },
    }),
  },
];
