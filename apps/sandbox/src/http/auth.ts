import { ApiError, badRequest, forbidden } from '../errors.js';
import { type Actor, type Token } from '../model/types.js';
import { type World } from '../model/world.js';

const tokenPattern = /^[\w.-]{32,256}$/;
const keyLength = 64;
/** Recorded word for word in July 2025. */
const wrongLength =
  'The API Key provided was invalid because it was the wrong length (API Keys should be 64 characters long). ' +
  'You might not have copied the entire API key from your Admin panel?';

/** The bearer token of an `Authorization` header; Basic auth carries it as the user name. Null when there is none. */
function readToken(header: string | undefined): string | null {
  const [scheme = '', rest = ''] = (header ?? '').trim().split(/\s+/, 2);
  if (/^bearer$/i.test(scheme) && rest !== '') return rest;
  if (!/^basic$/i.test(scheme)) return null;
  const [name = ''] = Buffer.from(rest, 'base64').toString('utf8').split(':');
  return name === '' ? null : name;
}

/** The token a request comes with, or 401. */
export function authenticate(world: World, header: string | undefined): Token {
  const text = readToken(header);
  if (text === null) {
    throw unauthorized(
      'An API key was not found in the request. Pass it in the Authorization header as a bearer token.',
    );
  }
  const token = world.tokens.get(text);
  if (!token && text.length !== keyLength) throw unauthorized(wrongLength);
  if (!token || token.revoked) throw unauthorized('Could not find the API key. It may have been revoked.');
  return token;
}

/** `/self` never answers 401: null stands for `{"active": false}`, a malformed token is 400. */
export function authenticateSelf(world: World, header: string | undefined): Token | null {
  const text = readToken(header);
  if (text === null || !tokenPattern.test(text))
    throw badRequest('missing_value', 'A valid access token was not provided.');
  const token = world.tokens.get(text);
  return !token || token.revoked ? null : token;
}

/** 403 unless the token has every scope. */
export function requireScopes(world: World, token: Token, scopes: readonly string[]): void {
  const lacking = scopes.filter((scope) => !hasScope(token, scope));
  if (lacking.length === 0) return;
  const { missingScopeCode, missingScopeType } = world.settings.switches;
  const message = `The token lacks the required scope(s): ${lacking.join(', ')}.`;
  if (missingScopeType === 'auth_error') throw forbidden(missingScopeCode, message);
  throw new ApiError(403, missingScopeType, missingScopeCode, message);
}

/** Whether a token may do what a scope allows; read-write includes read. */
function hasScope(token: Token, scope: string): boolean {
  return token.scopes.includes(scope) || (scope.endsWith(':read') && token.scopes.includes(`${scope}-write`));
}

/** Who a token's writes are by. */
export function actorOf(token: Token): Actor {
  return { type: token.kind === 'api-key' ? 'api-token' : 'app', id: token.clientId };
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, 'auth_error', 'unauthorized', message);
}
