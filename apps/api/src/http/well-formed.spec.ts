import { malformation, MAX_DEPTH } from './well-formed.js';

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('malformation', () => {
  it.each([null, 1, true, 'text', '😀', { a: ['b', { c: null }] }, nested(MAX_DEPTH)])('lets %j pass', (value) => {
    expect(malformation(value, 'body')).toBeNull();
  });

  it.each([
    ['a\0', 'body'],
    [{ a: [{ b: 'x\0' }] }, 'a.0.b'],
    [{ a: '\ud800' }, 'a'],
    [{ a: { 'x\0': 1 } }, 'a'],
    [{ '\udc00': 1 }, 'body'],
    [{ a: JSON.parse('{"__proto__":{"isAdmin":true}}') as unknown }, 'a'],
  ])('finds the place in %j', (value, path) => {
    expect(malformation(value, 'body')?.path).toBe(path);
  });

  it('walks through a hundred thousand levels without recursion', () => {
    expect(malformation(nested(100_000), 'body')?.message).toContain('nested');
  });
});
