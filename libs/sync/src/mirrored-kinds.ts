import { Injectable } from '@nestjs/common';
import { type ThingKind, type ThingScope } from '@app/database';

const kinds: ReadonlySet<ThingKind> = new Set<ThingKind>(['record', 'object_schema']);

/** What this installation keeps a mirror of; events on anything else are stored and ignored. */
@Injectable()
export class MirroredKinds {
  includes(scope: ThingScope): boolean {
    return kinds.has(scope.kind);
  }
}
