import { Inject, Injectable } from '@nestjs/common';
import { AppCache, type CacheSlot } from '@app/cache';
import { Metrics } from '@app/metrics';
import { attioConfig, type AttioConfig } from './attio.config.js';

/** Changes with the shape of what is stored, so that an old version's entries are not read by a new one. */
const VERSION = 'v1';
const SCHEMA_GROUP = 'attio:schema';

/** What is remembered of Attio, and how to make every process forget it. */
@Injectable()
export class AttioCaches {
  private readonly recordTtlSeconds: number;
  private readonly schemaTtlSeconds: number;

  constructor(
    private readonly cache: AppCache,
    @Inject(attioConfig.KEY) config: Pick<AttioConfig, 'recordTtlSeconds' | 'schemaTtlSeconds'>,
    private readonly metrics: Metrics,
  ) {
    // Not the whole configuration: it holds the token.
    this.recordTtlSeconds = config.recordTtlSeconds;
    this.schemaTtlSeconds = config.schemaTtlSeconds;
  }

  /** Loads once for all who ask at the same time, and remembers for `ATTIO_RECORD_TTL_SECONDS`. */
  async record<T>(recordId: string, load: () => Promise<T>): Promise<T> {
    const group = recordGroup(recordId);
    return this.counted('record', { key: recordKey(recordId), group, ttlSeconds: this.recordTtlSeconds }, load);
  }

  /** As `invalidateRecord`, and takes what was stored out of Redis at once, not when its time is over. */
  async eraseRecord(recordId: string): Promise<void> {
    await this.cache.invalidate(recordGroup(recordId));
    await this.cache.delete(recordKey(recordId));
  }

  /** As `record`, for `ATTIO_SCHEMA_TTL_SECONDS`; all parts of the schema are forgotten together. */
  async schema<T>(part: string, load: () => Promise<T>): Promise<T> {
    const key = `${SCHEMA_GROUP}:${part}:${VERSION}`;
    return this.counted('schema', { key, group: SCHEMA_GROUP, ttlSeconds: this.schemaTtlSeconds }, load);
  }

  /** Forgets one record in every process. To be called for every event about it and every write to it. */
  async invalidateRecord(_objectId: string, recordId: string): Promise<void> {
    // Record ids are UUIDs: the object adds nothing, and a caller who knows only its slug is as welcome.
    await this.cache.invalidate(recordGroup(recordId));
  }

  /** Forgets objects, lists, attributes, options and statuses in every process. */
  async invalidateSchema(): Promise<void> {
    await this.cache.invalidate(SCHEMA_GROUP);
  }

  /** Joining a load that somebody else has begun is a hit: it costs no call. */
  private async counted<T>(cache: string, slot: CacheSlot, load: () => Promise<T>): Promise<T> {
    let result = 'hit';
    const value = await this.cache.wrap(slot, () => {
      result = 'miss';
      return load();
    });
    this.metrics.count('attio_sync_cache_requests_total', { cache, result });
    return value;
  }
}

function recordKey(recordId: string): string {
  return `${recordGroup(recordId)}:${VERSION}`;
}

function recordGroup(recordId: string): string {
  return `attio:record:${recordId}`;
}
