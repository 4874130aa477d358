import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface DuplicateGroup {
  attributeId: string;
  itemIds: string[];
}

/** Records that share what should be one record's alone. */
@Injectable()
export class DuplicateRepository {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Groups of live records that share a looked-up value, such as a phone number, or a name regardless of case.
   * @param nameAttributeId a personal name or a text; `null` looks at looked-up values alone
   * @returns largest groups first
   */
  async list(scopeId: string, nameAttributeId: string | null, limit: number): Promise<DuplicateGroup[]> {
    return this.prisma.$queryRaw<DuplicateGroup[]>`
      WITH keyed AS (
        SELECT m.item_id, split_part(k, ':', 1) AS attribute_id, k AS key
          FROM mirror_item m, unnest(m.lookup_keys) k
         WHERE m.kind = 'record' AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
        UNION ALL
        SELECT m.item_id, ${nameAttributeId}, lower(coalesce(v->0->>'full_name', v->0->>'value'))
          FROM mirror_item m, LATERAL (SELECT m.values->(${nameAttributeId}::text)) AS named(v)
         WHERE m.kind = 'record' AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
      )
      SELECT attribute_id AS "attributeId", array_agg(DISTINCT item_id ORDER BY item_id) AS "itemIds"
        FROM keyed
       WHERE coalesce(key, '') <> '' AND attribute_id IS NOT NULL
       GROUP BY attribute_id, key
      HAVING count(DISTINCT item_id) > 1
       ORDER BY count(DISTINCT item_id) DESC, min(item_id::text)
       LIMIT ${limit}`;
  }
}
