import { Inject, Injectable } from '@nestjs/common';
import { type ThingScope } from '@app/database';
import { UnknownCollectionError } from './schema/errors.js';
import { SchemaService } from './schema/schema.service.js';
import { ItemSources } from './sources/item-sources.js';
import { syncConfig, type SyncConfig } from './sync.config.js';

/** What this installation keeps a mirror of; events on anything else are stored and ignored. */
@Injectable()
export class MirroredKinds {
  constructor(
    @Inject(syncConfig.KEY) private readonly config: SyncConfig,
    private readonly sources: ItemSources,
    private readonly schema: SchemaService,
  ) {}

  /** An object met for the first time counts as mirrored: reading its record will tell. */
  async includes({ kind, scopeId }: ThingScope): Promise<boolean> {
    if (kind === 'object_schema' || kind === 'list_schema') return true;
    const source = this.sources.find(kind);
    if (source === undefined) return false;
    if (this.config.objects === null || (kind !== 'record' && kind !== 'entry')) return true;
    if (!(await this.isKnown(kind, scopeId))) return true;
    return (await source.listScopes(scopeId)).some((scope) => scope.scopeId === scopeId);
  }

  private async isKnown(kind: 'record' | 'entry', scopeId: string): Promise<boolean> {
    try {
      await (kind === 'record' ? this.schema.getObject(scopeId) : this.schema.getList(scopeId));
      return true;
    } catch (error) {
      if (error instanceof UnknownCollectionError) return false;
      throw error;
    }
  }
}
