import { z } from 'zod';
import { rowsOf } from './attio-body.js';
import { type AttioAnswer } from './attio-exchange.js';
import { AttioResponseError, AttioUnavailableError } from './errors.js';

const call = { route: 'POST /things', isWrite: false };
const schema = z.looseObject({ id: z.looseObject({ record_id: z.string() }), name: z.string() });
const answer = (text: string): AttioAnswer => ({
  status: 200,
  headers: new Headers() as unknown as AttioAnswer['headers'],
  bytes: Buffer.from(text),
  sentAtMs: 0,
  receivedAtMs: 0,
});
const rows = (text: string) => rowsOf(answer(text), call, schema, 'record_id');
const row = (id: string, name: unknown) => JSON.stringify({ id: { record_id: id }, name });

describe('rowsOf', () => {
  it('gives each row with its id and a hash of its bytes, and parses it when asked', () => {
    const [one, other] = rows(`{"data":[${row('a', 'Ada')},${row('b', 'Bob')}]}`);
    expect([one?.itemId, one?.read()]).toEqual(['a', { id: { record_id: 'a' }, name: 'Ada' }]);
    expect(other?.hash).toBe(rows(`{"data":${row('b', 'Bob')}}`)[0]?.hash);
    expect(other?.hash).not.toBe(rows(`{"data":${row('b', 'Rob')}}`)[0]?.hash);
    expect(other?.hash).not.toBe(one?.hash);
  });

  it('says at once what is wrong with an answer that is no list of rows', () => {
    expect(() => rows('{"data":[{"id":{"record_id":"a"},"na')).toThrow(AttioUnavailableError);
    expect(() => rows('<html>')).toThrow(AttioUnavailableError);
    expect(() => rows('{"date":[]}')).toThrow(AttioResponseError);
    expect(() => rows('{"data":[{"name":"no id"}]}')).toThrow(AttioResponseError);
    expect(() => rows('{"data":[{"id":{"entry_id":"e"},"name":"no record"}]}')).toThrow(AttioResponseError);
  });

  it('says what is wrong with a row when it is read', () => {
    const [wrong] = rows(`{"data":[${row('a', 7)}]}`);
    expect(() => wrong?.read()).toThrow(/POST \/things has an unexpected shape: name/);
    const [broken] = rows(`{"data":[{"id":{"record_id":"a"},"name":},${row('b', 'Bob')}]}`);
    expect(() => broken?.read()).toThrow(AttioUnavailableError);
  });

  it('puts a sign in place of characters that Postgres refuses', () => {
    const [one] = rows('{"data":[{"id":{"record_id":"a"},"name":"a\\u0000b"}]}');
    expect(one?.read().name).toBe('a\ufffdb');
  });
});
