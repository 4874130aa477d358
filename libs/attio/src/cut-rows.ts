const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** One object under `data`, as it came, and its member `id`. */
export interface CutRow {
  bytes: Buffer;
  idBytes: Buffer;
}

/**
 * Cuts `{"data": [row, …]}` into its rows, or `{"data": row}` into its one, without parsing them: a row whose bytes are
 * known needs no parsing at all, and one that is parsed alone leaves nothing behind for the garbage collector's old space.
 * @returns `null` when the text is not clearly of that form (cut short, no list, a row without `id`): parse it as a whole
 */
export function cutRows(body: Buffer): CutRow[] | null {
  let at = skipSpace(body, 0);
  if (body[at] !== OPEN_BRACE) return null;
  let rows: CutRow[] | null = null;
  do {
    at = skipSpace(body, at + 1);
    if (body[at] !== QUOTE) return null;
    const keyEnd = stringEnd(body, at);
    const key = body.toString('latin1', at + 1, keyEnd);
    at = skipSpace(body, keyEnd + 1);
    if (body[at] !== COLON) return null;
    at = skipSpace(body, at + 1);
    if (key === 'data') {
      rows = [];
      at = cutData(body, at, rows);
    } else {
      at = valueEnd(body, at);
    }
    if (at < 0) return null;
    at = skipSpace(body, at);
  } while (body[at] === COMMA);
  return body[at] === CLOSE_BRACE && skipSpace(body, at + 1) === body.length ? rows : null;
}

/** @returns the place behind the list, or -1 */
function cutData(body: Buffer, start: number, rows: CutRow[]): number {
  if (body[start] !== OPEN_BRACKET) return cutRow(body, start, rows);
  let at = skipSpace(body, start + 1);
  if (body[at] === CLOSE_BRACKET) return at + 1;
  for (;;) {
    at = cutRow(body, at, rows);
    if (at < 0) return -1;
    at = skipSpace(body, at);
    if (body[at] === CLOSE_BRACKET) return at + 1;
    if (body[at] !== COMMA) return -1;
    at = skipSpace(body, at + 1);
  }
}

/** @returns the place behind the row, or -1 */
function cutRow(body: Buffer, start: number, rows: CutRow[]): number {
  if (body[start] !== OPEN_BRACE) return -1;
  let depth = 0;
  let [idStart, idEnd] = [-1, -1];
  for (let at = start; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) {
      const end = stringEnd(body, at);
      if (end < 0) return -1;
      if (depth === 1 && isId(body, at, end)) {
        const colon = skipSpace(body, end + 1);
        if (body[colon] === COLON) [idStart, idEnd] = [colon + 1, -1];
      }
      at = end;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth++;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (depth === 1 && idEnd < 0) idEnd = at;
      if (--depth > 0) continue;
      if (idStart < 0) return -1;
      rows.push({ bytes: body.subarray(start, at + 1), idBytes: body.subarray(idStart, idEnd) });
      return at + 1;
    } else if (byte === COMMA && depth === 1 && idStart >= 0 && idEnd < 0) {
      idEnd = at;
    }
  }
  return -1;
}

function isId(body: Buffer, quote: number, end: number): boolean {
  return end - quote === 3 && body[quote + 1] === 0x69 && body[quote + 2] === 0x64;
}

/** @returns the place behind any value, or -1 */
function valueEnd(body: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) {
      at = stringEnd(body, at);
      if (at < 0) return -1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--;
    // Behind a scalar stands the comma or brace of the object it is in.
    if (depth < 0 || (depth === 0 && byte === COMMA)) return at;
  }
  return -1;
}

/** @returns the place of the closing quote, or -1 */
function stringEnd(body: Buffer, quote: number): number {
  for (let at = quote + 1; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

function skipSpace(body: Buffer, start: number): number {
  let at = start;
  while (body[at] === 0x20 || body[at] === 0x0a || body[at] === 0x0d || body[at] === 0x09) at++;
  return at;
}
