import { Injectable } from '@nestjs/common';
import { SearchRepository, type RecordHit } from '@app/database';
import { type CatalogCollection } from '../catalog/catalog.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { UnknownQueryTargetError } from '../errors.js';

/** Words of a search that count. */
const MAX_WORDS = 10;

/** What a search finds: a record or a list, with what people call it. */
export interface SearchHit {
  kind: 'record' | 'list';
  /** Object of a record, slug; `null` for lists. */
  object: string | null;
  /** Record id or list id. */
  id: string;
  title: string;
  web_url: string | null;
  email_addresses: string[];
  domains: string[];
  rank: number;
}

/** Search as people type: every word may be the beginning of one. */
@Injectable()
export class SearchService {
  constructor(
    private readonly catalogs: CatalogService,
    private readonly repository: SearchRepository,
  ) {}

  /**
   * @param objects slugs or ids to search; all objects, and the lists, when `undefined`
   * @returns best first; names and titles weigh more than addresses
   * @throws UnknownQueryTargetError
   */
  async search(text: string, objects: string[] | undefined, limit: number): Promise<SearchHit[]> {
    const words = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MAX_WORDS);
    if (words.length === 0) return [];
    const catalog = await this.catalogs.get();
    const collections =
      objects?.map((name) => {
        const found = catalog.find('object', name);
        if (found === undefined) throw new UnknownQueryTargetError('object', name);
        return found;
      }) ?? catalog.collections.filter(({ row }) => row.kind === 'object');
    const byId = new Map(collections.map((collection) => [collection.id, collection]));
    const [records, lists] = await Promise.all([
      this.repository.listRecords(words, [...byId.keys()], collections.flatMap(shownAttributeIds), limit),
      objects === undefined ? this.repository.listLists(words, limit) : [],
    ]);
    const hits = records.flatMap((hit) => {
      const collection = byId.get(hit.scopeId);
      return collection ? [recordHit(hit, collection)] : [];
    });
    const listHits = lists.map(({ listId, title, rank }): SearchHit => ({
      ...{ kind: 'list', object: null, id: listId, title, web_url: null, email_addresses: [], domains: [], rank },
    }));
    return [...hits, ...listHits].sort((a, b) => b.rank - a.rank).slice(0, limit);
  }
}

/** What a hit shows of a record. */
function shownAttributeIds({ attributes }: CatalogCollection): string[] {
  return attributes
    .filter(({ apiSlug, type }) => apiSlug === 'name' || type === 'email-address' || type === 'domain')
    .map(({ attributeId }) => attributeId);
}

function recordHit(hit: RecordHit, collection: CatalogCollection): SearchHit {
  const texts = (type: string, member: string) =>
    collection.attributes
      .filter((attribute) => attribute.type === type)
      .flatMap(({ attributeId }) => (hit.values[attributeId] ?? []) as Record<string, unknown>[])
      .flatMap((value) => (typeof value[member] === 'string' ? [value[member]] : []));
  const name = collection.find('name');
  const titles = name === undefined ? [] : ((hit.values[name.attributeId] ?? []) as Record<string, unknown>[]);
  const title = titles[0]?.['full_name'] ?? titles[0]?.['value'];
  return {
    kind: 'record',
    object: collection.slug,
    id: hit.itemId,
    title: typeof title === 'string' ? title : '',
    web_url: hit.webUrl,
    email_addresses: texts('email-address', 'email_address'),
    domains: texts('domain', 'domain'),
    rank: hit.rank,
  };
}
