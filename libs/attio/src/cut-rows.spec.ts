import fc from 'fast-check';
import { cutRows } from './cut-rows.js';

const cut = (text: string) => cutRows(Buffer.from(text), 'record_id');
const id = (recordId: string) => ({ workspace_id: 'w', object_id: 'o', record_id: recordId });
const parsed = (bytes: Buffer) => JSON.parse(String(bytes)) as unknown;

describe('cutRows', () => {
  it('cuts any list of rows as JSON.parse sees them, whatever their texts hold', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const recordId = fc.stringMatching(/^[0-9a-f-]+$/);
    const text = fc.constantFrom('{"data":[', '},{"id":{"workspace_id":"w",', ']}', '\\', '"', '\u0000', '{"id"');
    const rows = fc.array(fc.record({ recordId, text, value: json, last: json }));
    fc.assert(
      fc.property(rows, (given) => {
        const data = given.map(({ recordId, ...rest }) => ({ id: id(recordId), ...rest }));
        const found = cut(JSON.stringify({ data }));
        expect(found?.map(({ bytes }) => parsed(bytes))).toEqual(JSON.parse(JSON.stringify(data)));
        expect(found?.map(({ itemId }) => itemId)).toEqual(given.map(({ recordId }) => recordId));
      }),
      { numRuns: 300 },
    );
  });

  it('takes an object for one row', () => {
    const row = JSON.stringify({ id: id('a'), nested: [{ id: id('b') }, { id: id('c') }] });
    expect(cut(`{"data":${row}}`)).toEqual([{ itemId: 'a', bytes: Buffer.from(row) }]);
    expect(cut('{"data":[]}')).toEqual([]);
  });

  it('makes no row of what looks like one within a row', () => {
    const row = { id: id('a'), nested: [{ id: id('b') }, { id: id('c') }, 7] };
    const [first] = cut(JSON.stringify({ data: [row, { id: id('d') }] })) ?? [];
    expect(() => parsed(first?.bytes ?? Buffer.alloc(0))).toThrow(SyntaxError);
  });

  it('leaves alone what is cut short', () => {
    const whole = JSON.stringify({
      data: [
        { id: id('a'), v: [1, { x: ']' }] },
        { id: id('b'), w: [{}] },
      ],
    });
    expect(cut(whole)).toHaveLength(2);
    for (let length = 0; length < whole.length; length++) expect(cut(whole.slice(0, length))).toBeNull();
  });

  it.each([
    '',
    'null',
    '[]',
    '"data"',
    '{}',
    '{"data":3}',
    '{"data":[1]}',
    '{"data":[{"ID":1}]}',
    '{"data":[{"id":1}]}',
    '{"data":[{"id":{"entry_id":"e"}}]}',
    '{"data":[{"id":{"record_id":7}}]}',
    '{"data":[{"id":{"record_id":"\\u0061"}}]}',
    '{"data": [{"id":{"record_id":"a"}}]}',
    '{"data":[{"name":"x","id":{"record_id":"a"}}]}',
    '{"data":[{"id":{"record_id":"a"}}],"more":[{}]}',
    '{"data":[{"id":{"record_id":"a"}}],"pagination":{}}',
    '{"data":[{"id":{"record_id":"a"}}]}x',
    '<html>',
  ])('leaves %s to the parser', (text) => {
    expect(cut(text)).toBeNull();
  });
});
