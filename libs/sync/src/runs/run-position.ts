import { type SyncRunRow } from '@app/database';
import { runStateShape } from './run-state.js';

/** How far a run is, for people: what it does at the moment, and how many rows there will be, if anything says so. */
export function runPosition(run: SyncRunRow): { phase: 'scan' | 'confirm'; rowsExpected: number | null } {
  const state = runStateShape.safeParse(run.cursor);
  const inMirror = run.rowsExpected === null || run.rowsExpected === 0n ? null : Number(run.rowsExpected);
  if (!state.success) return { phase: 'scan', rowsExpected: inMirror };
  return {
    phase: state.data.isScanned ? 'confirm' : 'scan',
    rowsExpected: state.data.isScanned ? state.data.rows : (state.data.estimatedRows ?? inMirror),
  };
}
