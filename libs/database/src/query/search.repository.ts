import { Injectable } from '@nestjs/common';
import { Prisma } from '../generated/client.js';
import { PrismaService } from '../prisma.service.js';

export interface RecordHit {
  itemId: string;
  scopeId: string;
  webUrl: string | null;
  /** By attribute id; of the asked attributes alone. */
  values: Record<string, unknown>;
  rank: number;
}

export interface ListHit {
  listId: string;
  apiSlug: string;
  title: string;
  rank: number;
}

/** Full-text search over what people call things: names and titles first, addresses second. */
@Injectable()
export class SearchRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param words each must begin a word of the record's name, e-mail addresses or domains; letters and digits alone
   * @param scopeIds objects to search
   * @param attributeIds whose values are wanted
   * @returns best first
   */
  async listRecords(words: string[], scopeIds: string[], attributeIds: string[], limit: number): Promise<RecordHit[]> {
    // All values of a record are several kilobytes, of which a hit shows some hundred bytes. They are unpacked once, by
    // jsonb_each; asking for one attribute after the other would unpack them each time.
    return this.prisma.direct.$queryRaw<RecordHit[]>`
      SELECT m.item_id AS "itemId", m.scope_id AS "scopeId", m.web_url AS "webUrl", m.rank,
             coalesce((SELECT jsonb_object_agg(v.key, v.value) FROM jsonb_each(m.values) v
                        WHERE v.key = ANY(${attributeIds}::text[])), '{}') AS values
        FROM (SELECT i.*, ts_rank_cd(i.search_vector, q.query, 1) AS rank
                FROM mirror_item i CROSS JOIN (SELECT ${querySql(words)} AS query) q
               WHERE i.search_vector @@ ${querySql(words)} AND i.kind = 'record'
                 AND i.scope_id = ANY(${scopeIds}::uuid[]) AND i.deleted_at IS NULL
               ORDER BY rank DESC, i.item_id
               LIMIT ${limit}) m
       ORDER BY m.rank DESC, m.item_id`;
  }

  /** Lists by their names; there are few. */
  async listLists(words: string[], limit: number): Promise<ListHit[]> {
    return this.prisma.direct.$queryRaw<ListHit[]>`
      SELECT c.collection_id AS "listId", c.api_slug AS "apiSlug", c.title,
             ts_rank_cd(setweight(to_tsvector('simple', mirror_words(c.title)), 'A'), ${querySql(words)}, 1) AS rank
        FROM collection c
       WHERE c.kind = 'list' AND c.deleted_at IS NULL
         AND to_tsvector('simple', mirror_words(c.title)) @@ ${querySql(words)}
       ORDER BY rank DESC, c.collection_id
       LIMIT ${limit}`;
  }
}

function querySql(words: string[]): Prisma.Sql {
  return Prisma.sql`to_tsquery('simple', mirror_fold(${words.map((word) => `'${word}':*`).join(' & ')}))`;
}
