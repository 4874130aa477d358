import { type CrmColumn, type CrmView, type NamedAttribute, type NamedCollection } from '@app/database';
import { freeName, literal, quoted } from './identifiers.js';
import { columnsOf, parts, type WantedColumn } from './parts.js';

/** Columns every view of its kind has, by the part that makes them; first, because new columns can only come last. */
const ownColumns: Readonly<Record<string, { name: string; sqlType: string; sql: string; comment: string }>> = {
  item_id: { name: '', sqlType: 'uuid', sql: 'm.item_id', comment: 'Id in Attio' },
  parent_record: { name: 'parent_record_id', sqlType: 'uuid', sql: 'm.parent_record_id', comment: 'The record listed' },
  parent_object: {
    name: 'parent_object',
    sqlType: 'text',
    sql: '(SELECT c.api_slug FROM public.collection c WHERE c.collection_id = m.parent_object_id)',
    comment: 'Slug of the object of the record listed',
  },
  web_url: { name: 'web_url', sqlType: 'text', sql: 'm.web_url', comment: 'Page in Attio' },
  observed_at: {
    name: 'observed_at',
    sqlType: 'timestamptz',
    sql: 'm.observed_at',
    comment: "The moment, on Attio's clock, that this row shows",
  },
  changed_at: { name: 'changed_at', sqlType: 'timestamptz', sql: 'm.changed_at', comment: 'Last change seen here' },
};
const ownOf = {
  object: ['item_id', 'web_url', 'observed_at', 'changed_at'],
  list: ['item_id', 'parent_record', 'parent_object', 'observed_at', 'changed_at'],
};
/** Attributes that say what our own columns say. */
const sameAsOwn = { object: ['record_id'], list: ['entry_id', 'parent_record'] };

/** The name of a collection's view; lists are told apart from objects of the same slug. */
export function viewNameOf({ kind, apiSlug }: NamedCollection, isTaken: (name: string) => boolean): string {
  return freeName(kind === 'list' ? `list_${apiSlug}` : apiSlug, isTaken);
}

/**
 * The columns a view is to have: all it has, in their places, and behind them what is missing. A renamed attribute gets
 * a column of its new name and keeps the old one; both show the same values. So does one whose type changed, but there
 * the old column shows what of the new values still fits it.
 */
export function planColumns(existing: CrmColumn[], kind: 'object' | 'list', attributes: NamedAttribute[]): CrmColumn[] {
  const columns = [...existing];
  if (columns.length === 0) {
    for (const part of ownOf[kind]) {
      const own = ownColumns[part];
      if (own === undefined) continue;
      const columnName = part === 'item_id' ? (kind === 'list' ? 'entry_id' : 'record_id') : own.name;
      columns.push({ columnName, sqlType: own.sqlType, attributeId: null, part });
    }
  }
  const isTaken = (name: string) => columns.some(({ columnName }) => columnName === name);
  const wanted = attributes
    .filter(({ apiSlug, isArchived }) => !isArchived && !sameAsOwn[kind].includes(apiSlug))
    .flatMap(columnsOf);
  for (const column of wanted) {
    if (columns.some((other) => isShownBy(column, other))) continue;
    const { name, ...rest } = column;
    columns.push({ columnName: freeName(name, isTaken), ...rest });
  }
  return columns;

  function isShownBy(column: WantedColumn, other: CrmColumn): boolean {
    const isSame =
      other.attributeId === column.attributeId && other.part === column.part && other.sqlType === column.sqlType;
    if (!isSame) return false;
    // Its own name, or the one it got because its own was taken by something else.
    const plain = freeName(column.name, () => false);
    const holder = columns.find(({ columnName }) => columnName === plain);
    return other.columnName === plain || (holder !== undefined && holder.attributeId !== column.attributeId);
  }
}

/** `CREATE OR REPLACE VIEW`: Postgres accepts it as long as columns are only added. */
export function viewStatement(view: CrmView, kind: 'object' | 'list'): string {
  const columns = view.columns.map((column) => `  ${expressionOf(column)} AS ${quoted(column.columnName)}`);
  const itemKind = kind === 'list' ? 'entry' : 'record';
  return [
    `CREATE OR REPLACE VIEW crm.${quoted(view.viewName)} AS SELECT`,
    columns.join(',\n'),
    `  FROM public.mirror_item m`,
    ` WHERE m.kind = '${itemKind}' AND m.scope_id = ${literal(view.collectionId)}::uuid AND m.deleted_at IS NULL`,
  ].join('\n');
}

/** @returns the statements that bring the comments up to date: titles of attributes, former names */
export function commentStatements(
  view: CrmView,
  collection: NamedCollection,
  attributes: ReadonlyMap<string, NamedAttribute>,
  current: ReadonlyMap<string, string>,
): string[] {
  const target = `crm.${quoted(view.viewName)}`;
  const wanted = view.columns.map((column): [string, string, string] => [
    column.columnName,
    `COLUMN ${target}.${quoted(column.columnName)}`,
    commentOf(column, attributes),
  ]);
  const kind = collection.kind === 'list' ? 'List' : 'Object';
  return [...wanted, ['', `VIEW ${target}`, `${kind} "${collection.title}"`] as const]
    .filter(([name, , comment]) => current.get(name) !== comment)
    .map(([, subject, comment]) => `COMMENT ON ${subject} IS ${literal(comment)}`);
}

function expressionOf({ part, sqlType, attributeId }: CrmColumn): string {
  if (attributeId === null) return ownColumns[part]?.sql ?? 'NULL';
  const values = `m."values"->${literal(attributeId)}`;
  const of = parts[part]?.of ?? ((value: string) => value);
  if (!sqlType.endsWith('[]')) return of(`(${values}->0)`);
  return `ARRAY(SELECT ${of('v.one')} FROM jsonb_array_elements(${values}) WITH ORDINALITY v(one, place) ORDER BY v.place)`;
}

function commentOf(
  { attributeId, part, columnName }: CrmColumn,
  attributes: ReadonlyMap<string, NamedAttribute>,
): string {
  if (attributeId === null) return ownColumns[part]?.comment ?? '';
  const attribute = attributes.get(attributeId);
  if (attribute === undefined) return 'An attribute Attio no longer has';
  const notes = [
    ...(attribute.isArchived ? ['archived'] : []),
    ...(columnName.startsWith(attribute.apiSlug) ? [] : [`former name of ${attribute.apiSlug}`]),
  ];
  return notes.length === 0 ? attribute.title : `${attribute.title} (${notes.join(', ')})`;
}
