import { allows, hashApiKey, makeApiKey } from './api-key.js';

describe('API keys', () => {
  it('are different each time and long enough not to be guessed', () => {
    const keys = new Set(Array.from({ length: 100 }, makeApiKey));
    expect(keys.size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^ats_[A-Za-z0-9_-]{43}$/);
  });

  it('are stored as a hash that does not hold the key', () => {
    const key = makeApiKey();
    expect(hashApiKey(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashApiKey(key)).toBe(hashApiKey(key));
  });

  it.each([
    [['read'], 'read', true],
    [['read'], 'write', false],
    [['write'], 'read', true],
    [['write'], 'admin', false],
    [['admin'], 'write', true],
    [[], 'read', false],
  ] as const)('with scopes %j and need %s answer %s', (scopes, needed, expected) => {
    expect(allows(scopes, needed)).toBe(expected);
  });
});
