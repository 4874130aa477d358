import { diffPlain, hashPlain } from './plain-content.js';

const member = { id: { a: 1, b: 2 }, first_name: 'Ann', avatar_url: 'https://x/1?signature=a' };

describe('objects without attributes', () => {
  it('have one hash whatever the order of their members', () => {
    expect(hashPlain({ avatar_url: 'other', first_name: 'Ann', id: { b: 2, a: 1 } })).toBe(hashPlain(member));
  });

  it('have another hash when a member differs, also a nested one', () => {
    expect(hashPlain({ ...member, id: { a: 1, b: 3 } })).not.toBe(hashPlain(member));
  });

  it('keep the order of lists as content', () => {
    expect(hashPlain({ tags: [1, 2] })).not.toBe(hashPlain({ tags: [2, 1] }));
  });

  it('differ in the members that differ, and not in addresses that are signed anew', () => {
    expect(diffPlain(member, { ...member, first_name: 'Bo', avatar_url: 'x' })).toEqual([
      { attribute_id: 'first_name', before: 'Ann', after: 'Bo' },
    ]);
  });

  it('show a member that comes or goes', () => {
    expect(diffPlain({}, { title: 'x' })).toEqual([{ attribute_id: 'title', before: null, after: 'x' }]);
  });
});
