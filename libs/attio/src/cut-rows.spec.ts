import fc from 'fast-check';
import { cutRows } from './cut-rows.js';

const cut = (text: string) => cutRows(Buffer.from(text))?.map(({ bytes, idBytes }) => [String(bytes), String(idBytes)]);

describe('cutRows', () => {
  it('cuts any list of rows as JSON.parse sees them, whatever their texts hold and however they are spaced', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const rows = fc.array(fc.record({ a: json, id: fc.record({ record_id: fc.string({ unit: 'binary' }) }), z: json }));
    const spaces = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(rows, json, json, spaces, (data, before, after, space) => {
        const text = JSON.stringify({ before, data, after }, null, space);
        const found = cutRows(Buffer.from(text));
        const whole = JSON.parse(text) as { data: { id: unknown }[] };
        expect(found?.map(({ bytes }) => JSON.parse(String(bytes)) as unknown)).toEqual(whole.data);
        expect(found?.map(({ idBytes }) => JSON.parse(String(idBytes)) as unknown)).toEqual(
          whole.data.map(({ id }) => id),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('takes an object for one row, and only the id of the row itself', () => {
    expect(cut('{"data": {"x": {"id": 1}, "kind": "id", "id" : {"r": "}"} , "y": ["id"]}}')).toEqual([
      ['{"x": {"id": 1}, "kind": "id", "id" : {"r": "}"} , "y": ["id"]}', ' {"r": "}"} '],
    ]);
    expect(cut('{"data":[]}')).toEqual([]);
  });

  it('leaves alone what is cut short, has no rows, or has rows without an id', () => {
    const whole = '{"data":[{"id":{"a":"b\\"c"},"v":[1,{"x":"]"}]},{"id":2}],"more":{"a":[true,null]}}';
    expect(cut(whole)).toHaveLength(2);
    for (let length = 0; length < whole.length; length++) expect(cut(whole.slice(0, length))).toBeUndefined();
    const odd = [
      '',
      'null',
      '[]',
      '"data"',
      '{}',
      '{"data":3}',
      '{"data":[1]}',
      '{"data":[{"ID":1}]}',
      `${whole}x`,
      '<html>',
    ];
    for (const text of odd) expect(cut(text)).toBeUndefined();
  });
});
