import { Injectable } from '@nestjs/common';
import {
  AttioClock,
  AttioMergeInProgressError,
  AttioNotFoundError,
  AttioRecords,
  type AttioRecord,
  type Lane,
  type Reading,
} from '@app/attio';
import { Clock } from '@app/common';
import { type ItemReading } from '@app/database';
import { UnknownAttributeError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { recordReading } from './record-reading.js';

/** From here on one query is cheaper than single reads; below, single reads cost no query score. */
const QUERY_FROM = 4;
/** Single reads at a time. */
const SINGLES_AT_ONCE = 4;

/** What reading a record again came to. */
export type RecordResult = { reading: ItemReading } | { isMerging: true };

/** Reads records again, many at once, and confirms every absence by asking for that very id. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly records: AttioRecords,
    private readonly schema: SchemaService,
    private readonly attioClock: AttioClock,
    private readonly clock: Clock,
  ) {}

  /**
   * @param objectId one object's records
   * @returns one result per id asked for
   */
  async read(
    workspaceId: string,
    objectId: string,
    recordIds: string[],
    lane: Lane,
  ): Promise<Map<string, RecordResult>> {
    const results = new Map<string, RecordResult>();
    if (recordIds.length >= QUERY_FROM) {
      const filter = { record_id: { $in: recordIds } };
      const page = await this.records.queryPage(objectId, { filter, limit: recordIds.length, offset: 0 }, { lane });
      for (const record of page.data) {
        const reading = await this.toReading(workspaceId, objectId, { ...page, data: record });
        results.set(record.id.record_id, { reading });
      }
    }
    const singles = recordIds.filter((recordId) => !results.has(recordId));
    while (singles.length > 0) {
      const batch = singles.splice(0, SINGLES_AT_ONCE);
      const read = await Promise.all(batch.map((recordId) => this.readOne(workspaceId, objectId, recordId, lane)));
      batch.forEach((recordId, index) => {
        const result = read[index];
        if (result) results.set(recordId, result);
      });
    }
    return results;
  }

  /** Turns a record into a reading; an attribute nobody knows yet makes the schema be read again first. */
  async toReading(workspaceId: string, objectId: string, read: Reading<AttioRecord>): Promise<ItemReading> {
    const known = recordReading(read.data, read.observedAt, await this.schema.getObject(objectId));
    if (known) return known;
    await this.schema.refreshObject(workspaceId, objectId);
    const relearned = recordReading(read.data, read.observedAt, await this.schema.getObject(objectId));
    if (relearned) return relearned;
    throw new UnknownAttributeError(read.data.id.record_id);
  }

  private async readOne(workspaceId: string, objectId: string, recordId: string, lane: Lane): Promise<RecordResult> {
    const startedAtMs = this.clock.nowMs();
    try {
      const read = await this.records.get(objectId, recordId, { lane });
      const reading = await this.toReading(workspaceId, objectId, read);
      // Attio may answer with the survivor of a merge; then the id asked for is gone.
      if (reading.itemId === recordId) return { reading };
    } catch (error) {
      if (error instanceof AttioMergeInProgressError) return { isMerging: true };
      if (!(error instanceof AttioNotFoundError)) throw error;
    }
    // A 404 says no time: the earliest it can speak of is the start of the request.
    return { reading: { itemId: recordId, observedAt: this.attioClock.earliestAttioTime(startedAtMs), absent: true } };
  }
}
