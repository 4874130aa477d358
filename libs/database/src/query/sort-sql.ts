import { Prisma } from '../generated/client.js';
import { type Hop, type SortKey, type SortPlace } from './query.types.js';

/** What a sort orders by, as SQL over the mirror row `alias`: a number or a text, null when there is no value. */
export function sortKeySql(sort: SortKey, alias: string): Prisma.Sql {
  if (sort.hops.length === 0) return valueKeySql(sort, alias);
  const steps = sort.hops.map((hop, index) =>
    stepSql(hop, index === 0 ? alias : reached(alias, index - 1), alias, index),
  );
  const places = steps.flatMap(({ place }) => place ?? []);
  const first = places.length === 0 ? Prisma.empty : Prisma.sql`ORDER BY ${Prisma.join(places)}`;
  // Of the records a path leads to the first counts, as it does for values; what leads nowhere is passed over.
  return Prisma.sql`(SELECT ${valueKeySql(sort, reached(alias, sort.hops.length - 1))}
                       FROM (SELECT) path ${Prisma.join(
                         steps.map(({ join }) => join),
                         ' ',
                       )} ${first} LIMIT 1)`;
}

function reached(alias: string, step: number): string {
  return `${alias}s${step}`;
}

function stepSql(hop: Hop, from: string, alias: string, step: number): { join: Prisma.Sql; place: Prisma.Sql | null } {
  const [f, t, r] = [from, reached(alias, step), `${alias}r${step}`].map((name) => Prisma.raw(name));
  const target = Prisma.sql`${t}.kind = 'record' AND ${t}.scope_id = ${hop.scopeId}::uuid AND ${t}.deleted_at IS NULL`;
  if (hop.by === 'parent') {
    return {
      join: Prisma.sql`JOIN mirror_item ${t} ON ${target} AND ${t}.item_id = ${f}.parent_record_id`,
      place: null,
    };
  }
  return {
    join: Prisma.sql`CROSS JOIN LATERAL jsonb_array_elements(${f}.values -> ${hop.by.attributeId}) WITH ORDINALITY ${r}(value, place)
                     JOIN mirror_item ${t} ON ${target} AND ${t}.item_id = (${r}.value->>'target_record_id')::uuid`,
    place: Prisma.sql`${r}.place`,
  };
}

function valueKeySql(sort: SortKey, alias: string): Prisma.Sql {
  const m = Prisma.raw(alias);
  const member = Prisma.sql`(${m}.values -> ${sort.attribute.attributeId} -> 0 #>> ${sort.member}::text[])`;
  switch (sort.as) {
    case 'decimal':
    case 'micros':
      if (!isNumbered(sort)) return Prisma.sql`mirror_micros(${member})`;
      // What the triggers derived lies in the row itself; values would have to be fetched and unpacked, row by row.
      return Prisma.sql`${m}.number_keys[array_position(${m}.number_attributes, ${sort.attribute.attributeId}::uuid)]`;
    case 'boolean':
      return Prisma.sql`CASE ${member} WHEN 'true' THEN 1::float8 WHEN 'false' THEN 0::float8 END`;
    case 'choice':
      return Prisma.sql`array_position(${sort.choiceIds}::text[], ${member})::float8`;
    case 'text':
      return Prisma.sql`mirror_text_key(${member})`;
  }
}

/** Whether the triggers keep the key of this sort: numbers, days and moments of first values. */
function isNumbered({ as, member: [member] }: SortKey): boolean {
  return as === 'decimal' || (as === 'micros' && member !== 'active_from');
}

/** The table whose primary key is in the order of this sort, if there is one. */
export function orderedTable(sort: SortKey): { from: Prisma.Sql; where: Prisma.Sql; present: Prisma.Sql } | null {
  if (sort.hops.length > 0) return null;
  const { attributeId, type, apiSlug } = sort.attribute;
  const [member] = sort.member;
  if (isNumbered(sort)) {
    return {
      from: Prisma.sql`mirror_number`,
      where: Prisma.sql`o.attribute_id = ${attributeId}::uuid`,
      present: Prisma.sql`m.number_attributes @> ARRAY[${attributeId}::uuid]`,
    };
  }
  const isTitle =
    (type === 'personal-name' && (member === 'full_name' || member === 'last_name')) ||
    (type === 'text' && apiSlug === 'name');
  if (!isTitle || sort.as !== 'text') return null;
  return {
    from: Prisma.sql`mirror_title`,
    where: Prisma.sql`o.attribute_id = ${attributeId}::uuid AND o.member = ${member}`,
    present: Prisma.sql`(m.values -> ${attributeId} -> 0 ->> ${member}) IS NOT NULL`,
  };
}

/** @param present how many of the first keys are never null: an index read backwards has its nulls first */
export function orderBySql(keys: Prisma.Sql[], sorts: SortKey[], itemId: Prisma.Sql, present = 0): Prisma.Sql {
  const terms = sorts.map(({ direction }, index) => {
    const way = Prisma.raw(`${direction.toUpperCase()}${index < present ? '' : ' NULLS LAST'}`);
    return Prisma.sql`${keys[index]} ${way}`;
  });
  return Prisma.join([...terms, itemId]);
}

/** Items behind a place in the order: by the first key that differs, at last by id. */
export function afterSql(place: SortPlace, keys: Prisma.Sql[], sorts: SortKey[], itemId: Prisma.Sql): Prisma.Sql {
  return sorts.reduceRight<Prisma.Sql>(
    (behind, { direction, as }, index) => {
      const key = keys[index] ?? Prisma.empty;
      const at = place.keys[index] ?? null;
      if (at === null) return Prisma.sql`(${key} IS NULL AND ${behind})`;
      const value = as === 'text' ? Prisma.sql`${String(at)}::text COLLATE "C"` : Prisma.sql`${Number(at)}::float8`;
      const further = direction === 'asc' ? Prisma.sql`${key} > ${value}` : Prisma.sql`${key} < ${value}`;
      return Prisma.sql`(${further} OR ${key} IS NULL OR (${key} = ${value} AND ${behind}))`;
    },
    Prisma.sql`${itemId} > ${place.itemId}::uuid`,
  );
}
