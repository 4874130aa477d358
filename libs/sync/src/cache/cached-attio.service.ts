import { Injectable } from '@nestjs/common';
import { AttioCaches } from '@app/attio';

/**
 * What is remembered of Attio's answers. Webhooks and our own writes keep it right by themselves; this is for somebody who
 * knows better.
 */
@Injectable()
export class CachedAttioService {
  constructor(private readonly caches: AttioCaches) {}

  /** Every process asks Attio again about these records, and about the schema if that is wanted too. */
  async forget(recordIds: string[], isSchemaToo: boolean): Promise<void> {
    // Records are cached by id, whatever their object.
    await Promise.all(recordIds.map((recordId) => this.caches.invalidateRecord('', recordId)));
    if (isSchemaToo) await this.caches.invalidateSchema();
  }
}
