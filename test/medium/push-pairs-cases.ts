import { seededRandom } from '../support/index.js';

/** Pairs of a local and a remote edit, drawn by seed, and what the protocol says of each. Knows no code under test. */
const singles = ['job_title', 'description'] as const;
export const slugs = [...singles, 'phone_numbers'] as const;
type Slug = (typeof slugs)[number];

/** Attribute → its texts: of a single one, one or none. */
export type Texts = Partial<Record<Slug, string[]>>;

interface LocalSide {
  operation: 'update' | 'delete';
  byPerson: boolean;
  values: Texts;
}

interface RemoteSide {
  operation: 'update' | 'delete' | 'merge' | 'none';
  byPerson: boolean;
  /** Written; of a merge: what the other record has, whose values win. */
  values: Texts;
  /** Of a merge: how long Attio takes over it. */
  delayMs: number;
}

export interface Pair {
  kind: string;
  /** What the record has when the editor looks. */
  before: Texts;
  local: LocalSide;
  remote: RemoteSide;
}

export interface Expected {
  state: 'applied' | 'superseded' | 'conflict';
  writes: 0 | 1;
  conflicts: number;
  /** What Attio has afterwards; `null`: nothing, the record is gone. */
  attio: Required<Texts> | null;
}

type Operations = [LocalSide['operation'], RemoteSide['operation']];
/** How often each meeting is drawn, of a hundred. */
const MEETINGS: [share: number, operations: Operations][] = [
  [60, ['update', 'update']],
  [6, ['update', 'none']],
  [8, ['update', 'delete']],
  [10, ['delete', 'update']],
  [3, ['delete', 'delete']],
  [3, ['delete', 'none']],
  [10, ['update', 'merge']],
];

export function drawPair(seed: number, index: number): Pair {
  const random = seededRandom(seed * 1_000_003 + index);
  const isHit = (percent: number) => random() * 100 < percent;
  const some = <T>(list: readonly T[]) => list.filter(() => isHit(50));
  const below = (count: number) => Math.floor(random() * count);
  const [local, remote] = meetingOf(random() * 100);
  // Both sides draw from few values, so that they often wish for the same.
  const pool = [1, 2, 3].map((digit) => `+4930${digit}${String(index).padStart(7, '0')}`);
  const known = [4, 5, 6, 7].map((digit) => `+4930${digit}${String(index).padStart(7, '0')}`);
  const before: Texts = { phone_numbers: some(known) };
  for (const slug of singles) before[slug] = isHit(80) ? [`${slug} of pair ${index}, before`] : [];

  const valueOf = (slug: Slug): string[] => {
    const old = before[slug] ?? [];
    if (slug === 'phone_numbers') return [...old.filter(() => isHit(70)), ...some(pool)];
    if (isHit(12)) return old;
    return isHit(12) ? [] : [`${slug} of pair ${index}, version ${below(4)}`];
  };
  const values = (): Texts => {
    const touched = some(slugs);
    if (touched.length === 0) touched.push(slugs[below(slugs.length)] ?? 'job_title');
    return Object.fromEntries(touched.map((slug) => [slug, valueOf(slug)]));
  };
  return {
    kind: `${local} here, ${remote} there`,
    before,
    local: { operation: local, byPerson: isHit(50), values: local === 'update' ? values() : {} },
    remote: {
      operation: remote,
      byPerson: isHit(50),
      values: remote === 'update' || remote === 'merge' ? values() : {},
      delayMs: isHit(50) ? 0 : 1 + below(400),
    },
  };
}

/** What the protocol (docs/writing-back.md) says of a pair whose two edits are of one moment. */
export function expectedOf({ before, local, remote }: Pair): Expected {
  const gone = { writes: 0 as const, conflicts: 0, attio: null };
  if (remote.operation === 'delete') {
    return local.operation === 'delete' ? { state: 'applied', ...gone } : { state: 'conflict', ...gone, conflicts: 1 };
  }
  const there = full(remote.operation === 'merge' ? merged(before, remote.values) : { ...before, ...remote.values });
  if (local.operation === 'delete') {
    const isRefused = slugs.some((slug) => isOfPerson(before[slug] ?? [], there[slug], remote.byPerson));
    if (isRefused) return { state: 'conflict', writes: 0, conflicts: 1, attio: there };
    return { state: 'applied', ...gone, writes: 1 };
  }
  const attio = { ...there };
  const results = new Set<Result>();
  let conflicts = 0;
  for (const slug of slugs) {
    const wanted = local.values[slug];
    if (wanted === undefined) continue;
    const sides = { base: before[slug] ?? [], wanted, there: there[slug] };
    const { result, after } =
      slug === 'phone_numbers' ? meetAsSets(sides) : meet(sides, local.byPerson, remote.byPerson);
    results.add(result);
    attio[slug] = after;
    if (result === 'asked') conflicts += 1;
  }
  const isDone = results.has('written') || results.has('fulfilled');
  const state = results.has('asked') ? 'conflict' : isDone ? 'applied' : 'superseded';
  return { state, writes: results.has('written') ? 1 : 0, conflicts, attio };
}

/** Every text that stood on any side, wherever it is now. */
export function textsOf({ before, local, remote }: Pair): Set<string> {
  return new Set([before, local.values, remote.values].flatMap((texts) => Object.values(texts).flat()));
}

type Result = 'written' | 'fulfilled' | 'refused' | 'asked';

interface Sides {
  base: string[];
  wanted: string[];
  there: string[];
}

function meet({ base, wanted, there }: Sides, isPersonHere: boolean, isPersonThere: boolean) {
  const outcome = (result: Result) => ({ result, after: result === 'written' ? wanted : there });
  if (equal(wanted, there)) return outcome('fulfilled');
  if (equal(base, there)) return outcome('written');
  if (equal(base, wanted)) return outcome('fulfilled'); // left as it was: no wish
  if (there.length === 0) return outcome('asked'); // nobody signs what he took away
  if (isPersonHere === isPersonThere) return outcome('asked');
  return outcome(isPersonHere ? 'written' : 'refused');
}

function meetAsSets({ base, wanted, there }: Sides) {
  const isTakenAway = (text: string) => base.includes(text) && !(wanted.includes(text) && there.includes(text));
  const after = [...new Set([...base, ...wanted, ...there])].filter((text) => !isTakenAway(text));
  return { result: (equal(after, there) ? 'fulfilled' : 'written') as Result, after };
}

/** Whether a person changed it, or may have: nobody signs what he took away. */
function isOfPerson(base: string[], there: string[], byPerson: boolean): boolean {
  if (equal(base, there)) return false;
  return byPerson || there.every((text) => base.includes(text));
}

/** A merge keeps the values of the other record, and fills its gaps. */
function merged(secondary: Texts, primary: Texts): Texts {
  const own = Object.entries(primary).filter(([, texts]) => texts.length > 0);
  return { ...secondary, ...Object.fromEntries(own) };
}

function full(texts: Texts): Required<Texts> {
  const { job_title = [], description = [], phone_numbers = [] } = texts;
  return { job_title, description, phone_numbers };
}

function equal(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text) => b.includes(text));
}

function meetingOf(drawn: number): Operations {
  let sum = 0;
  return MEETINGS.find(([share]) => (sum += share) > drawn)?.[1] ?? ['update', 'update'];
}
