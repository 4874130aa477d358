// @ts-check

/**
 * One call with JSON there and back.
 * @param {string} url @param {string} method @param {string} token @param {unknown} [body]
 * @returns {Promise<any>}
 * @throws unless it is answered with success
 */
export async function callJson(url, method, token, body) {
  /** @type {Record<string, string>} */
  const headers = { authorization: `Bearer ${token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} was answered ${response.status}: ${text.slice(0, 500)}`);
  return text === '' ? undefined : JSON.parse(text);
}
