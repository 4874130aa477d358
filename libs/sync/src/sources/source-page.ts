import { type Instant } from '@app/common';
import { hangsOn, type PresentReading } from '@app/database';

/** A row of the complete list: read in full only when its bytes are not known already. */
export interface SourceRow {
  itemId: string;
  /** Records it hangs on: with them it is erased. */
  hangsOn: readonly string[];
  /** As a reading's; `null` where nobody knows the bytes. */
  rawHash: string | null;
  read: () => Promise<PresentReading>;
}

export interface SourcePage {
  /** In Attio's order; absent rows do not occur here. */
  rows: SourceRow[];
  /** Rows Attio answered: fewer than asked for means the last page. */
  rowCount: number;
  observedAt: Instant;
}

/** The page of a source that reads every row at once. */
export function pageOf(readings: PresentReading[], observedAt: Instant): SourcePage {
  const rows = readings.map((reading) => ({
    itemId: reading.itemId,
    hangsOn: hangsOn(reading),
    rawHash: null,
    read: async () => reading,
  }));
  return { rows, rowCount: rows.length, observedAt };
}
