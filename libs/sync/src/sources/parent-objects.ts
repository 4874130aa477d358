import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { UnknownCollectionError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';

/** A slug that Attio does not show is asked about this often at most. */
const ASK_AGAIN_MS = 60_000;

/** Entries and notes name their parent's object by slug; the mirror keeps the id, which a renaming leaves alone. */
@Injectable()
export class ParentObjects {
  private readonly unknownSinceMs = new Map<string, number>();

  constructor(
    private readonly schema: SchemaService,
    private readonly clock: Clock,
  ) {}

  /** @param name slug or id @returns `null` when Attio does not show the object */
  async findId(workspaceId: string, name: string): Promise<string | null> {
    try {
      return (await this.schema.getObject(name)).collection.collectionId;
    } catch (error) {
      if (!(error instanceof UnknownCollectionError)) throw error;
    }
    if (this.clock.nowMs() - (this.unknownSinceMs.get(name) ?? -Infinity) < ASK_AGAIN_MS) return null;
    const objects = await this.schema.refreshAll(workspaceId);
    const found = objects.find(({ apiSlug }) => apiSlug === name);
    if (found === undefined) this.unknownSinceMs.set(name, this.clock.nowMs());
    return found?.collectionId ?? null;
  }
}
