import { Injectable } from '@nestjs/common';
import { Prisma } from '../generated/client.js';
import { itemColumns } from '../mirror-reader.repository.js';
import { type MirrorItem } from '../mirror.types.js';
import { PrismaService } from '../prisma.service.js';

export interface RecordHit extends MirrorItem {
  scopeId: string;
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
   * @returns best first
   */
  async listRecords(words: string[], scopeIds: string[], limit: number): Promise<RecordHit[]> {
    return this.prisma.direct.$queryRaw<RecordHit[]>`
      SELECT ${itemColumns}, m.scope_id AS "scopeId", m.rank
        FROM (SELECT i.*, ts_rank_cd(i.search_vector, q.query, 1) AS rank
                FROM mirror_item i CROSS JOIN (SELECT ${querySql(words)} AS query) q
               WHERE i.search_vector @@ ${querySql(words)} AND i.kind = 'record'
                 AND i.scope_id = ANY(${scopeIds}::uuid[]) AND i.deleted_at IS NULL) m
       ORDER BY m.rank DESC, m.item_id
       LIMIT ${limit}`;
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
