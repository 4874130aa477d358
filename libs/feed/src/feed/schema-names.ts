import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { SchemaNamesRepository, type NamedAttribute, type NamedCollection } from '@app/database';

/** How long a process trusts its copy before it asks Postgres whether the schema has changed. */
const TRUST_MS = 1_000;

/** The names of the schema at one moment. */
export interface Names {
  collections: ReadonlyMap<string, NamedCollection>;
  attributes: ReadonlyMap<string, NamedAttribute>;
  /** Attributes nobody can write: formulas, enrichment, interactions. Their changes follow from others. */
  derivedIds: string[];
}

/** Slugs beside ids: the log holds ids alone, because slugs may change. */
@Injectable()
export class SchemaNames {
  private names: Names = { collections: new Map(), attributes: new Map(), derivedIds: [] };
  private version = -1n;
  private checkedAtMs = -Infinity;

  constructor(
    private readonly repository: SchemaNamesRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns a copy at most a second old */
  async current(): Promise<Names> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.checkedAtMs < TRUST_MS) return this.names;
    if ((await this.repository.version()) !== this.version) {
      const { version, collections, attributes } = await this.repository.read();
      this.names = {
        collections: new Map(collections.map((row) => [row.collectionId, row])),
        attributes: new Map(attributes.map((row) => [row.attributeId, row])),
        derivedIds: attributes.filter((row) => !row.isWritable).map((row) => row.attributeId),
      };
      this.version = version;
    }
    this.checkedAtMs = nowMs;
    return this.names;
  }
}
