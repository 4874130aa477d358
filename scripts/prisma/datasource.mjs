// @ts-check

/**
 * @typedef {object} Datasource
 * @property {string | undefined} url without Prisma's `schema` parameter
 * @property {string | undefined} schema the Postgres schema, when the URL names one
 */

/** @param {string} json as the CLI passes it: `{"url": "postgresql://…"}` @returns {Datasource} */
export function parseDatasource(json) {
  const { url } = JSON.parse(json);
  if (!url) return { url: undefined, schema: undefined };
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? undefined;
  parsed.searchParams.delete('schema');
  return { url: parsed.href, schema };
}

/** The same server, another database. @param {string} url @param {string} database */
export function onDatabase(url, database) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/** @param {string} url */
export function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
