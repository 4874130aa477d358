import { Injectable, Logger } from '@nestjs/common';
import { type AttioValues } from '@app/attio';
import { Clock } from '@app/common';
import { MarkRepository } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { UnknownAttributeError } from '../schema/errors.js';
import { type CollectionKind } from '../schema/schema-reader.js';
import { SchemaService } from '../schema/schema.service.js';
import { readValues, type ValuesReading } from './values-reading.js';

/** The same unknown option asks for the schema this often at most: Attio may hide it from us for good. */
const ASK_AGAIN_MS = 600_000;

/** Turns values keyed by slug into values keyed by attribute id, and learns what the schema does not name yet. */
@Injectable()
export class CollectionItems {
  private readonly logger = new Logger(CollectionItems.name);
  private readonly askedAtMs = new Map<string, number>();

  constructor(
    private readonly schema: SchemaService,
    private readonly marks: MarkRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * An attribute nobody knows makes the schema be read again at once, because its values cannot be stored without its
   * id; an unknown option only asks for it, because the value itself says all about it.
   * @throws UnknownAttributeError also a fresh schema does not name the attribute: one of the readings lags
   * @throws UnknownCollectionError Attio denies the object or list
   */
  async toValues(
    workspaceId: string,
    kind: CollectionKind,
    collectionId: string,
    itemId: string,
    given: AttioValues,
  ): Promise<ValuesReading> {
    const known = readValues(given, await this.schema.learn(workspaceId, kind, collectionId));
    if (known) {
      await this.askForChoices(workspaceId, kind, collectionId, known.unknownChoices);
      return known;
    }
    this.logger.log('an unknown attribute makes the schema be read again', { kind, collectionId });
    const refreshed = await this.refreshed(workspaceId, kind, collectionId);
    const relearned = readValues(given, refreshed);
    if (relearned) return relearned;
    throw new UnknownAttributeError(itemId);
  }

  /** Part of the `rawHash` of what is read now: the schema explains the bytes. */
  async readingKey(workspaceId: string, kind: CollectionKind, collectionId: string): Promise<string> {
    return (await this.schema.learn(workspaceId, kind, collectionId)).readingKey;
  }

  private async refreshed(workspaceId: string, kind: CollectionKind, id: string): Promise<CollectionSchema> {
    if (kind === 'object') {
      await this.schema.refreshObject(workspaceId, id);
      return this.schema.getObject(id);
    }
    await this.schema.refreshList(workspaceId, id);
    return this.schema.getList(id);
  }

  private async askForChoices(workspaceId: string, kind: CollectionKind, itemId: string, choiceIds: string[]) {
    const nowMs = this.clock.nowMs();
    const fresh = choiceIds.filter((id) => nowMs - (this.askedAtMs.get(id) ?? -Infinity) > ASK_AGAIN_MS);
    if (fresh.length === 0) return;
    for (const id of fresh) this.askedAtMs.set(id, nowMs);
    await this.marks.mark(workspaceId, [
      {
        kind: kind === 'object' ? 'object_schema' : 'list_schema',
        scopeId: workspaceId,
        itemId,
        lane: 'reconcile',
        reason: 'unknown choice',
        attributeId: null,
        actor: null,
        correlationId: null,
      },
    ]);
  }
}
