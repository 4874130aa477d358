import { Injectable } from '@nestjs/common';
import { type ThingScope } from '@app/database';
import { ItemSources } from './sources/item-sources.js';

/** What this installation keeps a mirror of; events on anything else are stored and ignored. */
@Injectable()
export class MirroredKinds {
  constructor(private readonly sources: ItemSources) {}

  includes(scope: ThingScope): boolean {
    return scope.kind === 'object_schema' || this.sources.find(scope.kind) !== undefined;
  }
}
