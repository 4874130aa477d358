import { type AccessService } from '@app/access';
import { type onRequestAsyncHookHandler } from 'fastify';
import { bearerOf } from './api-key.guard.js';

/**
 * Lets admin keys into the dashboard: as bearer token, or as the password of the browser's own dialogue (any user name).
 */
export function boardGuard(access: AccessService): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const header = request.headers.authorization;
    try {
      await access.authorize(bearerOf(header) ?? passwordOf(header), 'admin');
    } catch {
      await reply
        .code(401)
        .header('www-authenticate', 'Basic realm="Attio Sync: an admin API key as password", charset="UTF-8"')
        .type('text/plain')
        .send('An admin API key is needed, as the password');
    }
  };
}

function passwordOf(header: string | undefined): string | undefined {
  const [scheme, encoded] = (header ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return undefined;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon === -1 ? undefined : credentials.slice(colon + 1);
}
