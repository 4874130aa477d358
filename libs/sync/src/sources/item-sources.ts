import { Injectable } from '@nestjs/common';
import { type ThingKind } from '@app/database';
import { type ItemSource } from './item-source.js';
import { RecordSource } from './record-source.js';

/** Every kind the mirror holds, with its way to Attio. */
@Injectable()
export class ItemSources {
  private readonly byKind: ReadonlyMap<ThingKind, ItemSource>;

  constructor(records: RecordSource) {
    this.byKind = new Map<ThingKind, ItemSource>([records].map((source) => [source.kind, source]));
  }

  /** @returns `undefined` for kinds that are not mirrored */
  find(kind: ThingKind): ItemSource | undefined {
    return this.byKind.get(kind);
  }

  list(): ItemSource[] {
    return [...this.byKind.values()];
  }
}
