import { z } from 'zod';

const ordered = z.object({
  mode: z.literal('ordered'),
  position: z.object({ lastId: z.string().nullable(), offset: z.number().int().min(0) }),
});
const unordered = z.object({
  mode: z.literal('unordered'),
  position: z.object({
    createdFrom: z.string().nullable(),
    offset: z.number().int().min(0),
    anchors: z.array(z.string()),
  }),
});

/**
 * All a run has to remember to go on after a kill: of constant size, however many rows there are. Kept as JSON on the
 * run's row.
 */
export const runStateShape = z.object({
  /** Rows a page when the run began: offsets of a resumed scan count in them. */
  pageSize: z.number().int().min(2),
  scan: z.discriminatedUnion('mode', [ordered, unordered]),
  isScanned: z.boolean(),
  /** How many rows there will be, roughly; `null` when the mirror's own number is the better guess. */
  estimatedRows: z.number().nullable(),
  /** Rows that agreed at first sight, and their digest. */
  matched: z.number().int(),
  digest: z.string(),
  pages: z.number().int(),
  rows: z.number().int(),
  written: z.number().int(),
  extras: z.number().int(),
  candidates: z.number().int(),
  differences: z.number().int(),
  requests: z.number().int(),
  /** The oldest and newest moment any reading shows. */
  observedFrom: z.string().nullable(),
  observedTo: z.string().nullable(),
  /** How far behind the clock the readings were at most. */
  lagMs: z.number(),
});
export type RunState = z.infer<typeof runStateShape>;

export function firstState(pageSize: number, mode: 'ordered' | 'unordered'): RunState {
  return {
    pageSize,
    scan:
      mode === 'ordered'
        ? { mode, position: { lastId: null, offset: 0 } }
        : { mode, position: { createdFrom: null, offset: 0, anchors: [] } },
    isScanned: false,
    estimatedRows: null,
    matched: 0,
    digest: '',
    pages: 0,
    rows: 0,
    written: 0,
    extras: 0,
    candidates: 0,
    differences: 0,
    requests: 0,
    observedFrom: null,
    observedTo: null,
    lagMs: 0,
  };
}
