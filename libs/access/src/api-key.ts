import { createHash, randomBytes } from 'node:crypto';

export const apiScopes = ['read', 'write', 'admin'] as const;
/** `admin` includes the others; `write` includes `read`. */
export type ApiScope = (typeof apiScopes)[number];

/** A new key: a prefix that scanners for leaked secrets can know, and 256 random bits. */
export function makeApiKey(): string {
  return `ats_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a key: sha-256, hex. The key itself is random, so a slow hash would add nothing. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether a key with these scopes may do what needs `needed`. */
export function allows(scopes: readonly string[], needed: ApiScope): boolean {
  const granting: Record<ApiScope, ApiScope[]> = {
    read: ['read', 'write', 'admin'],
    write: ['write', 'admin'],
    admin: ['admin'],
  };
  return granting[needed].some((scope) => scopes.includes(scope));
}
