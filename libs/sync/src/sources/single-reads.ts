import { Inject, Injectable } from '@nestjs/common';
import { AttioClock, AttioMergeInProgressError, AttioNotFoundError, type Reading } from '@app/attio';
import { Clock, type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { syncConfig, type SyncConfig } from '../sync.config.js';
import { type ReadResult } from './item-source.js';

/** Single reads at a time; the rate limit has the last word. */
const AT_ONCE = 8;

export interface SingleRead<T> {
  get: (id: string) => Promise<Reading<T>>;
  toReading: (data: T, observedAt: Instant) => Promise<PresentReading> | PresentReading;
  /** Called with every "not found": throws when it does not speak of the thing itself. */
  checkAbsence?: (error: AttioNotFoundError) => Promise<void>;
}

/** Reads things by their ids, one call each: what confirms an absence, and the only way for kinds without a query. */
@Injectable()
export class SingleReads {
  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /** @throws AttioError at the first failure that is no answer about a thing */
  async read<T>(ids: string[], how: SingleRead<T>): Promise<Map<string, ReadResult>> {
    const results = new Map<string, ReadResult>();
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        try {
          results.set(id, await this.readOne(id, how));
        } catch (error) {
          waiting.length = 0;
          throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, work));
    return results;
  }

  private async readOne<T>(itemId: string, how: SingleRead<T>): Promise<ReadResult> {
    const startedAtMs = this.clock.nowMs();
    try {
      const { data, observedAt } = await how.get(itemId);
      const reading = await how.toReading(data, observedAt);
      if (reading.itemId === itemId) return { reading };
      // Attio answered with the survivor of a merge: the id asked for is gone.
      return { reading: { itemId, observedAt, absent: true, mergedInto: reading.itemId } };
    } catch (error) {
      if (error instanceof AttioMergeInProgressError) return { isMerging: true };
      if (!(error instanceof AttioNotFoundError)) throw error;
      await how.checkAbsence?.(error);
      return { reading: { itemId, observedAt: this.absenceTime(startedAtMs), absent: true } };
    }
  }

  /**
   * A 404 says no time, and Attio's reads may lag: it speaks of some moment since the lag before we asked. Taken at its
   * earliest, so that a thing just made, which a lagging read does not show yet, is asked for again.
   */
  private absenceTime(startedAtMs: number): Instant {
    return this.attioClock.earliestAttioTime(startedAtMs - this.config.readLagMs);
  }
}
