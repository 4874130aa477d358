import fc from 'fast-check';
import { parseStorableJson } from './parse-storable-json.js';

describe('parseStorableJson', () => {
  it('is JSON.parse for everything that Postgres can hold', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
        fc.pre(!text.includes(String.raw`\u0000`));
        expect(parseStorableJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    [String.raw`["nul \u0000 nul"]`, 'nul \ufffd nul'],
    [String.raw`["half \ud83d"]`, 'half \ufffd'],
    [String.raw`["half \uDE00 other"]`, 'half \ufffd other'],
    [String.raw`["whole \ud83d\ude00"]`, 'whole 😀'],
    [String.raw`["no escape: \\u0000"]`, String.raw`no escape: \u0000`],
  ])('reads %s as %j', (text, expected) => {
    expect(parseStorableJson(text)).toEqual([expected]);
  });
});
