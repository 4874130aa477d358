import { Injectable } from '@nestjs/common';
import { Prisma } from '../generated/client.js';
import { itemColumns } from '../mirror-reader.repository.js';
import { type MirrorItem } from '../mirror.types.js';
import { PrismaService } from '../prisma.service.js';
import { conditionSql, isIndexed, splitRange } from './condition-sql.js';
import { type ItemQuery, type SortPlace } from './query.types.js';
import { afterSql, orderBySql, orderedTable, sortKeySql } from './sort-sql.js';

/** Up to so many expected hits it is cheaper to find them and sort than to walk in order until the page is full. */
const SORTED_AT_ONCE = 2_000;

export interface FoundItem extends MirrorItem {
  place: SortPlace;
}

interface Row extends MirrorItem {
  keys: (number | string | null)[];
}

const explained = (rows: { 'QUERY PLAN': unknown }[]): PlanNode | undefined => {
  const [plan] = rows[0]?.['QUERY PLAN'] as { Plan: PlanNode }[];
  return plan?.Plan;
};

interface PlanNode {
  'Plan Rows': number;
}

/** Record queries over the mirror: one statement each, every input a parameter. */
@Injectable()
export class ItemQueryRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns live items that fulfil the condition, in the order asked for, at most `limit` */
  async list(query: ItemQuery): Promise<FoundItem[]> {
    const rows = await this.prisma.direct.$queryRaw<Row[]>(await this.statement(query));
    return rows.map(({ keys, ...item }) => ({ ...item, place: { keys, itemId: item.itemId } }));
  }

  /** The plan Postgres makes for a query, with real times and rows, as `EXPLAIN (FORMAT JSON)` tells it: for measurements. */
  async explain(query: ItemQuery): Promise<unknown> {
    const statement = await this.statement(query);
    const rows = await this.prisma.direct.$queryRaw<{ 'QUERY PLAN': unknown }[]>`
      EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`;
    return rows[0]?.['QUERY PLAN'];
  }

  private async statement(query: ItemQuery): Promise<Prisma.Sql> {
    const [first] = query.sorts;
    const ordered = first === undefined ? null : orderedTable(first);
    if (ordered === null) return sortedSql(query);
    if (isIndexed(query.condition) && (await this.estimate(query)) <= SORTED_AT_ONCE) return sortedSql(query);
    return walkedSql(query, ordered);
  }

  private async estimate(query: ItemQuery): Promise<number> {
    const plan = await this.prisma.direct.$queryRaw<{ 'QUERY PLAN': unknown }[]>`
      EXPLAIN (FORMAT JSON) SELECT 1 FROM mirror_item m WHERE ${liveSql(query)}`;
    return explained(plan)?.['Plan Rows'] ?? 0;
  }
}

function liveSql({ kind, scopeId, condition }: ItemQuery): Prisma.Sql {
  return Prisma.sql`m.kind = ${kind} AND m.scope_id = ${scopeId}::uuid AND m.deleted_at IS NULL
                    AND ${conditionSql(condition, 'm')}`;
}

const itemId = Prisma.sql`m.item_id`;

/** Finds all, sorts, and cuts. Without sorts the primary key is the order, and nothing is sorted. */
function sortedSql(query: ItemQuery): Prisma.Sql {
  const keys = query.sorts.map((sort) => sortKeySql(sort, 'm'));
  const after =
    query.after === null ? Prisma.empty : Prisma.sql`AND ${afterSql(query.after, keys, query.sorts, itemId)}`;
  return Prisma.sql`
    SELECT ${itemColumns}, ${jsonOf(keys)} AS keys
      FROM mirror_item m
     WHERE ${liveSql(query)} ${after}
     ORDER BY ${orderBySql(keys, query.sorts, itemId)}
     LIMIT ${query.limit} OFFSET ${query.offset}`;
}

/**
 * Walks the index of the first sort until the page is full; then, if it is not, the items without a value, which come
 * last whatever the direction.
 */
function walkedSql(
  query: ItemQuery,
  ordered: { from: Prisma.Sql; where: Prisma.Sql; present: Prisma.Sql },
): Prisma.Sql {
  const [first, ...rest] = query.sorts;
  if (first === undefined) return sortedSql(query);
  const { bounds, rest: condition } = splitRange(query.condition, first.attribute.attributeId, Prisma.sql`o.key`);
  const live = liveSql({ ...query, condition });
  const bounded = bounds.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(bounds, ' AND ')}`;
  const restKeys = rest.map((sort) => sortKeySql(sort, 'm'));
  const keys = [Prisma.sql`o.key`, ...restKeys];
  const { after } = query;
  const at = after?.keys[0] ?? null;
  const isPastValues = after !== null && at === null;
  const wanted = Prisma.sql`${query.limit + query.offset}::int`;
  const start =
    after === null || at === null
      ? Prisma.empty
      : Prisma.sql`AND ${startSql(first.direction, at)}
    AND ${afterSql(after, keys, query.sorts, itemId)}`;
  const restAfter = isPastValues
    ? Prisma.sql`AND ${afterSql({ keys: after.keys.slice(1), itemId: after.itemId }, restKeys, rest, itemId)}`
    : Prisma.empty;
  const nulls = first.as === 'text' ? Prisma.sql`NULL::text` : Prisma.sql`NULL::float8`;
  return Prisma.sql`
    WITH valued AS MATERIALIZED (
      SELECT ${itemColumns}, ${jsonOf(keys)} AS keys, row_number() OVER () AS place
        FROM (SELECT m.*, o.key AS sort_key
                FROM ${ordered.from} o
                JOIN mirror_item m ON m.item_id = o.item_id
               WHERE ${ordered.where} AND ${live} ${bounded} ${start} AND ${isPastValues ? Prisma.sql`FALSE` : Prisma.sql`TRUE`}
               ORDER BY ${orderBySql(keys, query.sorts, itemId, 1)}
               LIMIT ${wanted}) m
             CROSS JOIN LATERAL (SELECT m.sort_key AS key) o),
    bare AS MATERIALIZED (
      SELECT ${itemColumns}, ${jsonOf([nulls, ...restKeys])} AS keys, ${wanted} + row_number() OVER () AS place
        FROM (SELECT m.*
                FROM mirror_item m
               WHERE ${live} AND (${ordered.present}) IS NOT TRUE ${restAfter}
                     AND ${bounds.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`FALSE`}
               ORDER BY ${orderBySql(restKeys, rest, itemId)}
               LIMIT greatest(0, ${wanted} - (SELECT count(*)::int FROM valued))) m)
    SELECT * FROM valued UNION ALL SELECT * FROM bare ORDER BY place LIMIT ${query.limit} OFFSET ${query.offset}`;
}

/** Lets the walk begin at the place, which the full comparison is too clever for. */
function startSql(direction: 'asc' | 'desc', at: number | string): Prisma.Sql {
  const sign = Prisma.raw(direction === 'asc' ? '>=' : '<=');
  return typeof at === 'number'
    ? Prisma.sql`o.key ${sign} ${at}::float8`
    : Prisma.sql`o.key ${sign} ${at}::text COLLATE "C"`;
}

function jsonOf(keys: Prisma.Sql[]): Prisma.Sql {
  return keys.length === 0 ? Prisma.sql`'[]'::jsonb` : Prisma.sql`jsonb_build_array(${Prisma.join(keys)})`;
}
