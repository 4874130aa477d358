import { randomBytes } from 'node:crypto';
import { SecretBox, SecretUnreadableError } from './secret-box.js';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

describe('SecretBox', () => {
  it('opens what it sealed, and never seals alike', () => {
    const box = new SecretBox([newKey]);
    const sealed = box.seal('whsec_abc', 'subscription:1');
    expect(sealed).toMatch(/^sealed:v1:/);
    expect(sealed).not.toContain('abc');
    expect(box.seal('whsec_abc', 'subscription:1')).not.toBe(sealed);
    expect(box.open(sealed, 'subscription:1')).toBe('whsec_abc');
  });

  it('opens nothing in another place, and nothing that was changed', () => {
    const box = new SecretBox([newKey]);
    const sealed = box.seal('whsec_abc', 'subscription:1');
    expect(() => box.open(sealed, 'subscription:2')).toThrow(SecretUnreadableError);
    const changed = sealed.slice(0, -6) + (sealed.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA');
    expect(() => box.open(changed, 'subscription:1')).toThrow(SecretUnreadableError);
  });

  it('goes on opening what the key before sealed, until that is taken away', () => {
    const sealed = new SecretBox([oldKey]).seal('x', 'p');
    const both = new SecretBox([newKey, oldKey]);
    expect(both.open(sealed, 'p')).toBe('x');
    expect([both.isCurrent(sealed), both.isCurrent(both.seal('x', 'p'))]).toEqual([false, true]);
    expect(() => new SecretBox([newKey]).open(sealed, 'p')).toThrow(/SECRETS_KEY/);
  });

  it('keeps plain text where there is no key, and reads what was stored before there was one', () => {
    expect(new SecretBox([]).seal('x', 'p')).toBe('x');
    expect(new SecretBox([newKey]).open('whsec_old', 'p')).toBe('whsec_old');
  });
});
