import { PublicLimit } from './public-limit.js';

const at = 1_800_000_000_000;

function setup() {
  return { sut: new PublicLimit({ refusalsPerMinute: 3, publicPerSecond: 2 }) };
}

describe('PublicLimit', () => {
  it('turns away an address that was refused too often, until the minute is over', () => {
    const { sut } = setup();
    for (let i = 0; i < 3; i++) {
      expect(sut.enter('a', false, at)).toBe(0);
      sut.leave('a', false, 401, at);
    }
    expect(sut.enter('a', false, at + 1_000)).toBe(59);
    expect(sut.enter('b', false, at + 1_000)).toBe(0);
    expect(sut.enter('a', false, at + 60_000)).toBe(0);
  });

  it('does not turn away an address from which good requests come as well', () => {
    const { sut } = setup();
    sut.leave('proxy', false, 200, at);
    for (let i = 0; i < 10; i++) sut.leave('proxy', false, 401, at);
    expect(sut.enter('proxy', false, at)).toBe(0);
  });

  it('counts only refusals of keys: not found and bad input are no guesses', () => {
    const { sut } = setup();
    for (let i = 0; i < 10; i++) sut.leave('a', false, 404, at);
    expect(sut.enter('a', false, at)).toBe(0);
  });

  it('lets so many requests of public pages through in a second', () => {
    const { sut } = setup();
    expect([1, 2, 3].map(() => sut.enter('a', true, at))).toEqual([0, 0, 1]);
    expect(sut.enter('a', true, at + 1_000)).toBe(0);
  });

  it('remembers a bounded number of addresses', () => {
    const { sut } = setup();
    for (let i = 0; i < 20_000; i++) sut.leave(`address ${i}`, false, 401, at);
    expect(Object.values(sut)).toContainEqual(
      expect.objectContaining({ seen: expect.objectContaining({ size: 10_000 }) as unknown }),
    );
  });
});
