import fc from 'fast-check';
import { type AttioValue } from '@app/attio';
import { mergeAttribute, type Authorship, type MergeInput } from './merge-attribute.js';
import { policyNames, type Policy } from './policy.js';

const text = (value: string): AttioValue => ({ attribute_type: 'text', value });
const email = (address: string): AttioValue => ({
  attribute_type: 'email-address',
  email_address: address,
  original_email_address: address.toUpperCase(),
});
const machine: Authorship = { isPerson: false, atMs: 100_000 };
const single = (sides: Partial<MergeInput>): MergeInput => ({
  isMultiselect: false,
  isWritable: true,
  base: [text('a')],
  local: [text('b')],
  remote: [text('c')],
  localBy: machine,
  remoteBy: machine,
  policy: null,
  skewGuardMs: 5_000,
  ...sides,
});

describe('mergeAttribute', () => {
  it('pushes when nobody changed the value in Attio', () => {
    expect(mergeAttribute(single({ remote: [text('a')] }))).toMatchObject({ outcome: 'push', rule: 'unchanged_there' });
  });

  it('keeps what Attio has when the editor left the value as it was', () => {
    const left = single({ local: [text('a')], policy: 'local_wins' });
    expect(mergeAttribute(left)).toEqual({ outcome: 'remote', rule: 'unchanged_here' });
  });

  it('has nothing to do when Attio has the wanted value already, also of a read-only attribute', () => {
    expect(mergeAttribute(single({ remote: [text('b')], isWritable: false }))).toMatchObject({ outcome: 'same' });
  });

  it('never pushes a read-only attribute', () => {
    const policies: (Policy | null)[] = [null, ...policyNames];
    for (const policy of policies) {
      expect(mergeAttribute(single({ isWritable: false, policy }))).toEqual({ outcome: 'remote', rule: 'read_only' });
    }
  });

  it('lets a person win over a machine, whoever was later', () => {
    const person = { isPerson: true, atMs: 1 };
    expect(mergeAttribute(single({ remoteBy: person }))).toEqual({ outcome: 'remote', rule: 'person_wins' });
    expect(mergeAttribute(single({ localBy: person }))).toMatchObject({ outcome: 'push', rule: 'person_wins' });
  });

  it('asks when two machines wrote within the skew guard', () => {
    expect(mergeAttribute(single({ remoteBy: { isPerson: false, atMs: 95_000 } }))).toMatchObject({ outcome: 'ask' });
    expect(mergeAttribute(single({ remoteBy: { isPerson: false, atMs: 94_999 } }))).toMatchObject({ outcome: 'push' });
    expect(mergeAttribute(single({ remoteBy: { isPerson: false, atMs: 105_001 } }))).toMatchObject({
      outcome: 'remote',
    });
  });

  it('asks when the value in Attio was cleared, which leaves neither time nor actor', () => {
    const cleared = single({ remote: [], remoteBy: { isPerson: null, atMs: null } });
    expect(mergeAttribute(cleared)).toMatchObject({ outcome: 'ask' });
  });

  it('has nothing to do when all that was added and removed here is so there, whatever else others did', () => {
    const [a, b, c, d] = ['a@x.io', 'b@x.io', 'c@x.io', 'd@x.io'].map(email) as [
      AttioValue,
      AttioValue,
      AttioValue,
      AttioValue,
    ];
    const sides = { isMultiselect: true, base: [a, b], local: [a, c], remote: [a, d, c] };
    expect(mergeAttribute(single(sides))).toEqual({ outcome: 'same', rule: 'set_merge' });
    const reordered = { isMultiselect: true, base: [a, b], local: [b, a], remote: [a, b, c] };
    expect(mergeAttribute(single(reordered))).toEqual({ outcome: 'remote', rule: 'set_merge' });
  });

  it('keeps additions and removals of both sides of a multi-value attribute', () => {
    const sides = {
      isMultiselect: true,
      base: [email('a@x.io'), email('b@x.io')],
      local: [email('new@x.io'), email('a@x.io')],
      remote: [email('b@x.io'), email('a@x.io'), email('c@x.io')],
    };
    const decision = mergeAttribute(single(sides));
    expect(decision).toMatchObject({
      outcome: 'push',
      rule: 'set_merge',
      values: [{ email_address: 'new@x.io' }, { email_address: 'a@x.io' }, { email_address: 'c@x.io' }],
    });
  });
});

/** Letters stand for values; the oracle below knows nothing of Attio's shapes or of the code under test. */
const letters = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
const author = fc.record({
  isPerson: fc.constantFrom(true, false, null),
  atMs: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: null }),
});
const cases = fc.record({
  base: letters,
  local: letters,
  remote: letters,
  isMultiselect: fc.boolean(),
  isWritable: fc.boolean(),
  localBy: author,
  remoteBy: author,
  policy: fc.option(fc.constantFrom(...policyNames), { nil: null }),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function oracle(c: Case): { outcome: string; set?: string } {
  const [b, l, r] = [c.base, c.local, c.remote].map((list) => (c.isMultiselect ? list : list.slice(0, 1)).join(''));
  if (l === r) return { outcome: 'same' };
  if (!c.isWritable) return { outcome: 'remote' };
  if (r === b) return { outcome: 'push', set: setOf(l) };
  if (l === b) return { outcome: 'remote' };
  if (c.policy === 'ask') return { outcome: 'ask' };
  if (c.policy === 'attio_wins') return { outcome: 'remote' };
  if (c.policy === 'local_wins') return { outcome: 'push', set: setOf(l) };
  if (c.isMultiselect && (c.policy === null || c.policy === 'set_merge')) {
    let merged = '';
    for (const letter of 'abcde') {
      const [inB, inL, inR] = [c.base, c.local, c.remote].map((list) => list.includes(letter as 'a'));
      if (inB ? inL && inR : inL || inR) merged += letter;
    }
    if (merged !== setOf(r)) return { outcome: 'push', set: merged };
    // Attio's order stays; a wish for another order alone is not fulfilled.
    return { outcome: setOf(l) === setOf(b) ? 'remote' : 'same' };
  }
  if (c.policy !== 'latest_wins' && c.localBy.isPerson !== null && c.remoteBy.isPerson !== null) {
    if (c.localBy.isPerson && !c.remoteBy.isPerson) return { outcome: 'push', set: setOf(l) };
    if (!c.localBy.isPerson && c.remoteBy.isPerson) return { outcome: 'remote' };
  }
  if (c.localBy.atMs === null || c.remoteBy.atMs === null) return { outcome: 'ask' };
  const ahead = c.localBy.atMs - c.remoteBy.atMs;
  if (ahead > 5_000) return { outcome: 'push', set: setOf(l) };
  return ahead < -5_000 ? { outcome: 'remote' } : { outcome: 'ask' };
}

function setOf(list: string | undefined): string {
  return [...(list ?? '')].sort().join('');
}

describe('mergeAttribute against an oracle', () => {
  const toInput = (c: Case): MergeInput => {
    const cut = (list: string[]) =>
      (c.isMultiselect ? list : list.slice(0, 1)).map((letter) => email(`${letter}@x.io`));
    return { ...c, base: cut(c.base), local: cut(c.local), remote: cut(c.remote), skewGuardMs: 5_000 };
  };

  it('decides as the oracle does, for any three sides, authors and policy', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const expected = oracle(c);
        const decision = mergeAttribute(toInput(c));
        expect(decision.outcome).toBe(expected.outcome);
        if (decision.outcome !== 'push') return;
        const got = decision.values.map((value) => String(value['email_address']).slice(0, 1)).join('');
        expect(setOf(got)).toBe(expected.set);
        expect(new Set(got).size).toBe(got.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('never loses a value that one side added and neither removed', () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, local, remote) => {
        const input = toInput({
          ...{ base, local, remote, isMultiselect: true, isWritable: true, policy: null },
          ...{ localBy: machine, remoteBy: machine },
        });
        const decision = mergeAttribute(input);
        const result = decision.outcome === 'push' ? decision.values : input.remote;
        const kept = new Set(result.map((value) => String(value['email_address']).slice(0, 1)));
        for (const letter of [...local, ...remote]) if (!base.includes(letter)) expect(kept).toContain(letter);
      }),
      { numRuns: 2_000 },
    );
  });
});
