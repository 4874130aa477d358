import { Injectable } from '@nestjs/common';
import { itemColumns } from '../mirror-reader.repository.js';
import { type MirrorItem } from '../mirror.types.js';
import { PrismaService } from '../prisma.service.js';

export interface RelatedItem extends MirrorItem {
  scopeId: string;
  /** The id it was asked for by: differs from `itemId` when that record was merged away. */
  askedId: string;
}

/** Records by id across objects: what references point at. */
@Injectable()
export class RelatedRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns live records, in no order; ids of merged records find their survivors */
  async listRecords(ids: { scopeId: string; itemId: string }[]): Promise<RelatedItem[]> {
    if (ids.length === 0) return [];
    return this.prisma.$queryRaw<RelatedItem[]>`
      SELECT ${itemColumns}, m.scope_id AS "scopeId", r."itemId" AS "askedId"
        FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) AS r("scopeId" uuid, "itemId" uuid)
        LEFT JOIN record_alias a ON a.scope_id = r."scopeId" AND a.alias_id = r."itemId"
        JOIN mirror_item m ON m.kind = 'record' AND m.scope_id = r."scopeId" AND m.item_id = coalesce(a.item_id, r."itemId")
       WHERE m.deleted_at IS NULL`;
  }
}
