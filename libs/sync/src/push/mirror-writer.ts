import { Injectable } from '@nestjs/common';
import { type AttioValue } from '@app/attio';
import { type Instant } from '@app/common';
import { MirrorRepository, type ChangeCause, type ItemReading, type PresentReading } from '@app/database';
import { diffValues } from '../sources/diff-values.js';
import { type ValueGateway, type WrittenItem } from './value-gateway.js';

/** Puts what a push read and wrote into the mirror. */
@Injectable()
export class MirrorWriter {
  constructor(private readonly mirror: MirrorRepository) {}

  /** What Attio showed before we wrote: a change of somebody else's, and logged as such, so that no value is lost. */
  async applyBefore(gateway: ValueGateway, item: WrittenItem, reading: ItemReading): Promise<void> {
    await this.apply(gateway, item, reading, 'reconcile');
  }

  /**
   * The answer to our write, as a reading: its hash makes the event that the write causes find nothing changed.
   * @returns the moment from which the mirror shows the write
   */
  async applyWritten(
    gateway: ValueGateway,
    item: WrittenItem,
    reading: ItemReading,
    ticketId: string,
  ): Promise<Instant> {
    const outcome = await this.apply(gateway, item, reading, 'push', ticketId);
    if (outcome !== 'stale') return reading.observedAt;
    // Another reading was first. It shows our write, unless the answer did not say when it was true: ask once more.
    const again = await gateway.read(item.workspaceId, item.scopeId, item.itemId);
    if (!('reading' in again)) return reading.observedAt;
    await this.apply(gateway, item, again.reading, 'push', ticketId);
    return again.reading.observedAt;
  }

  private async apply(
    gateway: ValueGateway,
    { workspaceId, scopeId }: WrittenItem,
    reading: ItemReading,
    cause: ChangeCause,
    ticketId?: string,
  ) {
    const outcomes = await this.mirror.apply([reading], {
      workspaceId,
      kind: gateway.kind,
      scopeId,
      cause,
      ticketId,
      logged: true,
      touchUnchanged: 'always',
      actorOf: () => ('absent' in reading ? null : newestActor(reading)),
      diff: diffValues,
    });
    return outcomes.get(reading.itemId) ?? 'stale';
  }
}

function newestActor({ values }: PresentReading) {
  let newest: AttioValue | undefined;
  for (const list of Object.values(values) as AttioValue[][]) {
    for (const value of list) if ((value.active_from ?? '') > (newest?.active_from ?? '')) newest = value;
  }
  return newest?.created_by_actor ?? null;
}
