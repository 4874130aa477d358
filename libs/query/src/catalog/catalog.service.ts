import { Injectable } from '@nestjs/common';
import { SchemaRepository } from '@app/database';
import { UnknownQueryTargetError } from '../errors.js';
import { Catalog, CatalogCollection, catalogAttribute, type Choice } from './catalog.js';

/** How long a process trusts its copy before it asks Postgres whether the schema has changed. */
const TRUST_MS = 1_000;

/** Objects, lists, attributes and choices by the names queries use, as one copy of one schema version. */
@Injectable()
export class CatalogService {
  private catalog = new Catalog([]);
  private version = -1n;
  private checkedAtMs = 0;

  constructor(private readonly schema: SchemaRepository) {}

  async get(): Promise<Catalog> {
    if (Date.now() - this.checkedAtMs < TRUST_MS) return this.catalog;
    const version = await this.schema.version();
    if (version !== this.version) {
      this.catalog = await this.read();
      this.version = version;
    }
    this.checkedAtMs = Date.now();
    return this.catalog;
  }

  /**
   * @param name slug or id
   * @throws UnknownQueryTargetError
   */
  async getCollection(kind: 'object' | 'list', name: string): Promise<CatalogCollection> {
    const found = (await this.get()).find(kind, name);
    if (found === undefined) throw new UnknownQueryTargetError(kind, name);
    return found;
  }

  private async read(): Promise<Catalog> {
    const rows = await this.schema.listCollections();
    const collections = rows.map(async (row) => {
      const [attributes, choices] = await Promise.all([
        this.schema.listAttributes(row.collectionId),
        this.schema.listChoices(row.collectionId),
      ]);
      const byAttribute = new Map<string, Choice[]>();
      for (const { attributeId, choiceId, title } of choices) {
        byAttribute.set(attributeId, [...(byAttribute.get(attributeId) ?? []), { choiceId, title }]);
      }
      const named = attributes.map((attribute) =>
        catalogAttribute(attribute, byAttribute.get(attribute.attributeId) ?? []),
      );
      return new CatalogCollection(row, named);
    });
    return new Catalog(await Promise.all(collections));
  }
}
