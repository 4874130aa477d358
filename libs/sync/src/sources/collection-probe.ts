import { Injectable } from '@nestjs/common';
import { AttioLists, AttioNotFoundError, AttioObjects } from '@app/attio';
import { Clock } from '@app/common';
import { CollectionGoneError } from '../schema/errors.js';
import { type CollectionKind } from '../schema/schema-reader.js';

/** How long one answer about a collection stands for the next absences in it. */
const TRUST_MS = 30_000;
/** What Attio says when the object or list itself is unknown: `Object with slug/ID "…" not found.` */
const NAMES_COLLECTION = /\b(Object|List) with slug\/ID\b/;

/** Tells "this record is gone" from "the whole object is": both are 404, and only the first is a deletion. */
@Injectable()
export class CollectionProbe {
  private readonly reachableAtMs = new Map<string, number>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly objects: AttioObjects,
    private readonly lists: AttioLists,
    private readonly clock: Clock,
  ) {}

  /**
   * @param error the 404 about a thing in the collection
   * @throws CollectionGoneError the object or list itself is not shown: the 404 says nothing about the thing
   */
  async assertReachable(kind: CollectionKind, collectionId: string, error: AttioNotFoundError): Promise<void> {
    const knownAtMs = this.reachableAtMs.get(collectionId) ?? -Infinity;
    const isFresh = Math.abs(this.clock.nowMs() - knownAtMs) < TRUST_MS;
    if (isFresh && !NAMES_COLLECTION.test(error.message)) return;
    const underWay = this.asking.get(collectionId);
    if (underWay) return underWay;
    const asking = this.ask(kind, collectionId).finally(() => this.asking.delete(collectionId));
    this.asking.set(collectionId, asking);
    return asking;
  }

  private async ask(kind: CollectionKind, collectionId: string): Promise<void> {
    try {
      await (kind === 'object' ? this.objects.get(collectionId) : this.lists.get(collectionId));
      this.reachableAtMs.set(collectionId, this.clock.nowMs());
    } catch (error) {
      this.reachableAtMs.delete(collectionId);
      if (error instanceof AttioNotFoundError) throw new CollectionGoneError(collectionId);
      throw error;
    }
  }
}
