/** An escape that may stand for a character Postgres refuses; most texts have none, and are parsed at full speed. */
const SUSPECT = /\\u(?:0000|d[89a-f])/i;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const REPLACEMENT = '\ufffd';

/**
 * Parses JSON from outside so that Postgres can hold it. JSON may name characters that no Postgres text has: NUL, and
 * halves of surrogate pairs. One of them in one value would keep its whole page from being stored, so each becomes
 * U+FFFD, the character that says that one was lost. Source: https://www.postgresql.org/docs/current/datatype-json.html
 * @throws SyntaxError not JSON
 */
export function parseStorableJson(text: string): unknown {
  if (!SUSPECT.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_member, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}

function storable(text: string): string {
  return text.replaceAll('\u0000', REPLACEMENT).replace(LONE_SURROGATE, REPLACEMENT);
}
