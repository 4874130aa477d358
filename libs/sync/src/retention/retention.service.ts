import { Inject, Injectable, Logger } from '@nestjs/common';
import { RetentionRepository, retainedTables } from '@app/database';
import { retentionConfig, type RetentionConfig } from './retention.config.js';

/** Rows of one statement: some tens of milliseconds. */
const BATCH = 2_000;
/** Batches of one table in one turn; what is left waits for the next, so that one table cannot keep the others waiting. */
const BATCHES = 500;

/** Removes what is older than the configuration keeps it, so that no table grows without end. */
@Injectable()
export class RetentionService {
  private readonly logger = new Logger(RetentionService.name);

  constructor(
    @Inject(retentionConfig.KEY) private readonly config: RetentionConfig,
    private readonly retention: RetentionRepository,
  ) {}

  /** Called by the schedule, in one process at a time; two at once would remove the same rows once. @returns rows removed, by table */
  async enforce(): Promise<Record<string, number>> {
    const removed: Record<string, number> = {};
    for (const table of retainedTables) {
      const days = this.config[table];
      removed[table] = await inBatches((limit) => this.retention.removeBatch(table, days, limit));
    }
    const days = this.config.change_log;
    removed['mirror_item'] = await inBatches((limit) => this.retention.removeTombstones(days, limit));
    if (Object.values(removed).some((count) => count > 0)) this.logger.log('old rows were removed', removed);
    return removed;
  }
}

async function inBatches(removeBatch: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const count = await removeBatch(BATCH);
    total += count;
    if (count < BATCH) break;
  }
  return total;
}
