import fc from 'fast-check';
import { Digest } from './digest.js';

describe('Digest', () => {
  const items = fc.array(fc.tuple(fc.uuid(), fc.string()));
  const digestOf = (pairs: [string, string][]) => {
    const digest = new Digest();
    for (const [id, hash] of pairs) digest.add(id, hash);
    return digest;
  };

  it('does not depend on order, nor on how the items were split', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const parts = new Digest(digestOf(b).toString());
        parts.merge(digestOf(a));
        expect(parts.toString()).toBe(digestOf([...a, ...b].reverse()).toString());
      }),
    );
  });

  it('tells apart one changed hash', () => {
    expect(digestOf([['a', '1']]).toString()).not.toBe(digestOf([['a', '2']]).toString());
    expect(new Digest().toString()).toBe('0'.repeat(32));
  });
});
