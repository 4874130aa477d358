import { Prisma } from '../generated/client.js';
import { type Condition, type Hop, type QueriedAttribute, type ValueTest } from './query.types.js';

/** Texts are cut to this length in `search_text`; attributes with longer ones carry a term that says so. */
const SEARCHED_LENGTH = 1000;
/** From here on an attribute's look-up keys leave texts out. */
const LOOKUP_LENGTH = 400;
/** More alternatives than this are not worth an index scan each. */
const MAX_ALTERNATIVES = 50;

/** Values of these types hold at most one number, and `mirror_number` holds it. */
const NUMBERED = new Set(['number', 'rating', 'currency', 'date', 'timestamp', 'interaction']);
/** The member whose equality `terms` decides, by type. */
const TERM_MEMBER: Readonly<Record<string, string>> = {
  select: 'option',
  status: 'status',
  'record-reference': 'target_record_id',
  'actor-reference': 'referenced_actor_id',
  checkbox: 'value',
  'email-address': 'email_domain',
};
/** The member whose equality `lookup_keys` decides, by type. */
const LOOKUP_MEMBER: Readonly<Record<string, string>> = {
  'email-address': 'email_address',
  domain: 'domain',
  'phone-number': 'phone_number',
};
/** An item's own id is no text to search. */
const OWN_ID = new Set(['record_id', 'entry_id']);
const SEARCHED = new Set(['text', 'personal-name', 'email-address', 'domain', 'phone-number', 'location']);

/**
 * A condition as SQL over the mirror row `alias`; never null. Beside what decides stands, where it helps, what an index
 * can find: implied by the rest, so that the planner may use it or not.
 * @param alias a name of ours, never input
 */
export function conditionSql(condition: Condition, alias: string): Prisma.Sql {
  const exact = exactSql(condition, alias);
  const found = indexSql(condition, alias);
  return found === null ? exact : Prisma.sql`${exact} AND ${found}`;
}

/** Whether an index narrows the condition down; if not, walking in the order asked for is the best there is. */
export function isIndexed(condition: Condition): boolean {
  return indexSql(condition, 'm') !== null || hasRange(condition);
}

function hasRange(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hasRange);
  return isDecided(condition);
}

function exactSql(condition: Condition, alias: string): Prisma.Sql {
  if ('all' in condition) return joined(condition.all, alias, ' AND ', 'TRUE');
  if ('any' in condition) {
    return condition.any.length === 0
      ? Prisma.sql`FALSE`
      : Prisma.sql`(${Prisma.join(
          condition.any.map((part) => Prisma.sql`(${conditionSql(part, alias)})`),
          ' OR ',
        )})`;
  }
  if ('not' in condition) return Prisma.sql`NOT (${exactSql(condition.not, alias)})`;
  const m = Prisma.raw(alias);
  if ('ids' in condition) return Prisma.sql`${m}.item_id = ANY(${condition.ids}::uuid[])`;
  if ('hop' in condition) return reachSql(condition.hop, condition.where, alias);
  const { attribute, tests } = condition;
  const decided = decidedSql(attribute, tests, alias);
  if (decided !== null) return decided;
  const passes = tests.map((test) => testSql(test));
  return Prisma.sql`EXISTS (SELECT 1 FROM jsonb_array_elements(${m}.values -> ${attribute.attributeId}) v
                             WHERE ${Prisma.join(passes, ' AND ')})`;
}

function joined(parts: Condition[], alias: string, by: string, empty: string): Prisma.Sql {
  if (parts.length === 0) return Prisma.raw(empty);
  return Prisma.sql`(${Prisma.join(
    parts.map((part) => exactSql(part, alias)),
    by,
  )})`;
}

/** An item reached by a reference: any of them for multi-value attributes, tombstones never. */
function reachSql(hop: Hop, where: Condition, alias: string): Prisma.Sql {
  const m = Prisma.raw(alias);
  const inner = `${alias}t`;
  const t = Prisma.raw(inner);
  const target = Prisma.sql`${t}.kind = 'record' AND ${t}.scope_id = ${hop.scopeId}::uuid AND ${t}.deleted_at IS NULL`;
  if (hop.by === 'parent') {
    return Prisma.sql`EXISTS (SELECT 1 FROM mirror_item ${t}
                               WHERE ${target} AND ${t}.item_id = ${m}.parent_record_id AND ${conditionSql(where, inner)})`;
  }
  return Prisma.sql`EXISTS (SELECT 1 FROM jsonb_array_elements(${m}.values -> ${hop.by.attributeId}) r
                              JOIN mirror_item ${t} ON ${t}.item_id = (r->>'target_record_id')::uuid
                             WHERE ${target} AND ${conditionSql(where, inner)})`;
}

/** What can be decided without looking into the values; `null` when they must be looked into. */
function decidedSql(attribute: QueriedAttribute, tests: ValueTest[], alias: string): Prisma.Sql | null {
  const m = Prisma.raw(alias);
  const [test] = tests;
  if (tests.length === 1 && test?.test === 'text' && isTermTest(attribute, test)) {
    const terms = test.texts.map((text) => termSql(attribute, test.member, text));
    if (terms.length === 0) return Prisma.sql`FALSE`;
    return Prisma.sql`${m}.terms && ARRAY[${Prisma.join(terms)}]`;
  }
  if (isNumberRange(attribute, tests)) {
    const bounds = boundsSql(tests, Prisma.sql`n.key`);
    return Prisma.sql`${m}.item_id IN (SELECT n.item_id FROM mirror_number n
                        WHERE n.attribute_id = ${attribute.attributeId}::uuid AND ${Prisma.join(bounds, ' AND ')})`;
  }
  return null;
}

function boundsSql(tests: ValueTest[], key: Prisma.Sql): Prisma.Sql[] {
  return tests.flatMap((bound) =>
    bound.test === 'number' ? [Prisma.sql`${key} ${Prisma.raw(bound.comparison)} ${bound.key}::float8`] : [],
  );
}

/**
 * Takes the ranges of one attribute out of a condition, as bounds of `key`: who walks that attribute's index in order
 * need not look the range up a second time.
 */
export function splitRange(
  condition: Condition,
  attributeId: string,
  key: Prisma.Sql,
): { bounds: Prisma.Sql[]; rest: Condition } {
  if ('attribute' in condition && condition.attribute.attributeId === attributeId) {
    const { attribute, tests } = condition;
    if (isNumberRange(attribute, tests)) return { bounds: boundsSql(tests, key), rest: { all: [] } };
  }
  if (!('all' in condition)) return { bounds: [], rest: condition };
  const parts = condition.all.map((part) => splitRange(part, attributeId, key));
  return { bounds: parts.flatMap(({ bounds }) => bounds), rest: { all: parts.map(({ rest }) => rest) } };
}

function isDecided(condition: Condition): boolean {
  return 'attribute' in condition && decidedSql(condition.attribute, condition.tests, 'm') !== null;
}

function isNumberRange(attribute: QueriedAttribute, tests: ValueTest[]): boolean {
  return NUMBERED.has(attribute.type) && tests.length > 0 && tests.every(({ test }) => test === 'number');
}

function isTermTest(attribute: QueriedAttribute, test: ValueTest): boolean {
  return (
    test.test === 'text' && (test.mode === 'eq' || test.mode === 'in') && isTermMember(attribute.type, test.member)
  );
}

function isTermMember(type: string, member: string[]): boolean {
  return termMember(type) === member.at(0);
}

function termMember(type: string): string | undefined {
  return TERM_MEMBER[type];
}

function termSql(attribute: QueriedAttribute, [member]: string[], text: string): Prisma.Sql {
  const value = attribute.type === 'email-address' ? Prisma.sql`mirror_fold(${text})` : Prisma.sql`${text}::text`;
  return Prisma.sql`mirror_term(${attribute.attributeId}, ${member ?? ''}, ${value})`;
}

function testSql(test: ValueTest): Prisma.Sql {
  const member = Prisma.sql`(v #>> ${test.member}::text[])`;
  if (test.test === 'present') {
    return test.present ? Prisma.sql`${member} <> ''` : Prisma.sql`coalesce(${member}, '') = ''`;
  }
  if (test.test === 'number') {
    const read = Prisma.raw(test.unit === 'micros' ? 'mirror_micros' : 'mirror_decimal');
    return Prisma.sql`${read}(${member}) ${Prisma.raw(test.comparison)} ${test.key}::float8`;
  }
  const { mode, texts, ignoresCase } = test;
  if (mode === 'eq' || mode === 'in') {
    return ignoresCase
      ? Prisma.sql`mirror_fold(${member}) IN (SELECT mirror_fold(t) FROM unnest(${texts}::text[]) t)`
      : Prisma.sql`${member} = ANY(${texts}::text[])`;
  }
  return Prisma.sql`mirror_fold(${member}) LIKE mirror_fold(${likePattern(mode, texts[0] ?? '')})`;
}

function likePattern(mode: 'contains' | 'starts_with' | 'ends_with', text: string): string {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return `${mode === 'starts_with' ? '' : '%'}${escaped}${mode === 'ends_with' ? '' : '%'}`;
}

/** A weaker condition that an index answers, or `null`. */
function indexSql(condition: Condition, alias: string): Prisma.Sql | null {
  if ('all' in condition) {
    const found = condition.all.flatMap((part) => indexSql(part, alias) ?? []);
    return found.length === 0 ? null : Prisma.sql`(${Prisma.join(found, ' AND ')})`;
  }
  if ('any' in condition || 'not' in condition) return null; // alternatives carry their own, see exactSql
  if ('ids' in condition) return null; // the primary key finds them
  const m = Prisma.raw(alias);
  if ('hop' in condition) {
    const { hop, where } = condition;
    const inner = `${alias}i`;
    if (!isIndexed(where)) return null;
    const t = Prisma.raw(inner);
    const targets = (column: Prisma.Sql) => Prisma.sql`
      ARRAY(SELECT ${column} FROM mirror_item ${t}
             WHERE ${t}.kind = 'record' AND ${t}.scope_id = ${hop.scopeId}::uuid AND ${t}.deleted_at IS NULL
               AND ${conditionSql(where, inner)})`;
    if (hop.by === 'parent') return Prisma.sql`${m}.parent_record_id = ANY(${targets(Prisma.sql`${t}.item_id`)})`;
    return Prisma.sql`${m}.terms && ${targets(
      Prisma.sql`mirror_term(${hop.by.attributeId}, 'target_record_id', ${t}.item_id::text)`,
    )}`;
  }
  const { attribute, tests } = condition;
  if (decidedSql(attribute, tests, alias) !== null) return null; // is what an index answers
  const found = tests.flatMap((test) => testIndexSql(attribute, test, alias) ?? []);
  return found.length === 0 ? null : Prisma.join(found, ' AND ');
}

function testIndexSql(attribute: QueriedAttribute, test: ValueTest, alias: string): Prisma.Sql | null {
  const m = Prisma.raw(alias);
  if (test.test === 'number' && isNumberRange(attribute, [test])) return decidedSql(attribute, [test], alias);
  if (test.test !== 'text' || test.texts.length > MAX_ALTERNATIVES) return null;
  if (isTermTest(attribute, test)) return decidedSql(attribute, [test], alias);
  const isEqual = test.mode === 'eq' || test.mode === 'in';
  const lookup = LOOKUP_MEMBER[attribute.type] ?? (attribute.isUnique ? 'value' : undefined);
  if (isEqual && lookup === test.member[0] && test.texts.every(({ length }) => length <= LOOKUP_LENGTH)) {
    const keys = test.texts.map((text) => `${attribute.attributeId}:${text.trim().toLowerCase()}`);
    return Prisma.sql`${m}.lookup_keys && ${keys}::text[]`;
  }
  if (!SEARCHED.has(attribute.type) || OWN_ID.has(attribute.apiSlug) || test.texts.length === 0) return null;
  if (test.member[0] === 'country_code' || !test.texts.every(hasTrigram)) return null;
  const long = Prisma.sql`${m}.terms && ARRAY[mirror_term(${attribute.attributeId}, 'long', '')]`;
  const found = test.texts.map((text) =>
    text.length > SEARCHED_LENGTH
      ? long
      : Prisma.sql`${m}.search_text LIKE mirror_fold(${likePattern('contains', text)})`,
  );
  if (attribute.type === 'text') found.push(long);
  return Prisma.sql`(${Prisma.join(found, ' OR ')})`;
}

/** Shorter texts are in too many records, and trigrams are made of letters and digits. */
function hasTrigram(text: string): boolean {
  return /[A-Za-z0-9]{3}/.test(text);
}
