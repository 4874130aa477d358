import { parseQueryBody } from './query-body.js';

describe('parseQueryBody', () => {
  it.each([
    ['a misspelt filter', { filters: {} }, 'filters'],
    ['a member no sort has', { sorts: [{ direction: 'asc', attribute: 'name', order: 1 }] }, 'sorts.0.order'],
    ['a limit that is no number', { limit: '10' }, 'limit'],
  ])('refuses %s and says where it stands', (_what, body, path) => {
    expect(() => parseQueryBody(body)).toThrow(expect.objectContaining({ code: 'validation_type', path }) as Error);
  });

  it('takes what Attio takes, and the members of its own', () => {
    const sorts = [{ direction: 'desc' as const, attribute: 'name', field: 'last_name' }];
    const body = { filter: { name: 'Ada' }, sorts, limit: 5, offset: 10, expand: ['company'], fields: ['name'] };
    expect(parseQueryBody(body)).toEqual(body);
  });
});
