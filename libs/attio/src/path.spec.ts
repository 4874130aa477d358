import { path } from './path.js';

describe('path', () => {
  it('encodes what is inserted and keeps ids out of the route', () => {
    expect(path`/objects/${'people'}/records/${'a/b?c#d'}`).toEqual({
      path: '/objects/people/records/a%2Fb%3Fc%23d',
      route: '/objects/{}/records/{}',
    });
  });

  it.each(['', '.', '..'])('refuses "%s", which would lead elsewhere', (part) => {
    expect(() => path`/objects/${part}`).toThrow(TypeError);
  });
});
