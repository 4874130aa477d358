import { Injectable } from '@nestjs/common';
import { type AttioValue } from '@app/attio';
import { LocalEditRepository } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { type AttributeEdit } from './coalesce.js';

/** What became of the records that edits refer to. */
export interface ResolvedReferences {
  /** A record made here is not in Attio yet. */
  isWaiting: boolean;
  /** A record made here was refused by Attio. */
  failedId?: string;
}

/** Puts the ids Attio knows in the place of provisional and merged ones. */
@Injectable()
export class References {
  constructor(private readonly edits: LocalEditRepository) {}

  /** Changes the edits' values in place. */
  async resolve(schema: CollectionSchema, merged: Map<string, AttributeEdit>): Promise<ResolvedReferences> {
    const references = [...merged.values()].flatMap(({ attributeId, local, base }) =>
      schema.byId.get(attributeId)?.type === 'record-reference' ? [...local, ...base] : [],
    );
    const state = await this.find(references.map(idOf).filter((id) => id !== undefined));
    for (const value of references) {
      const alias = state.aliases.get(idOf(value) ?? '');
      if (alias !== undefined) value['target_record_id'] = alias;
    }
    return state.result;
  }

  /** @returns the id Attio knows */
  async resolveOne(id: string): Promise<ResolvedReferences & { id: string }> {
    const { aliases, result } = await this.find([id]);
    return { ...result, id: aliases.get(id) ?? id };
  }

  /** As `resolveOne`, for many. */
  async resolveMany(ids: string[]): Promise<ResolvedReferences & { aliases: Map<string, string> }> {
    const { aliases, result } = await this.find(ids);
    return { ...result, aliases };
  }

  private async find(ids: string[]): Promise<{ aliases: Map<string, string>; result: ResolvedReferences }> {
    const aliases = await this.edits.resolveAliases(ids);
    const creates = await this.edits.findCreates(ids.filter((id) => !aliases.has(id)));
    const failed = [...creates].find(([, state]) => state !== 'pending' && state !== 'pushing');
    const isWaiting = failed === undefined && creates.size > 0;
    return { aliases, result: { isWaiting, ...(failed ? { failedId: failed[0] } : {}) } };
  }
}

function idOf(value: AttioValue): string | undefined {
  const id = value['target_record_id'];
  return typeof id === 'string' ? id : undefined;
}
