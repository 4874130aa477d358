/** One object under `data`, as it came, and the member of its `id` that names it. */
export interface CutRow {
  itemId: string;
  bytes: Buffer;
}

const [BACKSLASH, QUOTE] = [0x5c, 0x22];
const LIST = '{"data":[';
const LIST_END = ']}';
const ONE = '{"data":';
const ONE_END = '}';
/** More than the longest id with its three UUIDs. */
const LARGEST_HEAD = 512;

/**
 * Cuts `{"data":[row,…]}` into its rows, or `{"data":row}` into its one, without parsing them: a row whose bytes are
 * known needs no parsing at all, and one that is parsed alone leaves nothing behind for the garbage collector's old space.
 *
 * Rows begin alike, up to their own ids: `{"id":{"workspace_id":"…","object_id":"…","record_id":"`. A quotation mark
 * within a JSON text is escaped, so these bytes are never part of one; and if they ever stood inside a row, its first
 * piece would have more braces open than closed, which is no JSON and so refused when it is read.
 * @param idMember of a row's `id`
 * @returns `null` when the text is not clearly of that form (cut short, spaced, a row that begins otherwise): parse it as a whole
 */
export function cutRows(body: Buffer, idMember: string): CutRow[] | null {
  const isList = startsWith(body, LIST);
  const [start, end] = isList ? [LIST, LIST_END] : [ONE, ONE_END];
  if (!startsWith(body, start) || !endsWith(body, end)) return null;
  if (isList && body.length === LIST.length + LIST_END.length) return [];
  const rows = body.subarray(start.length, body.length - end.length);
  const head = headOf(rows, idMember);
  if (head === null) return null;
  const places = isList ? placesOf(rows, head) : [0];
  const cut: CutRow[] = [];
  for (const [index, place] of places.entries()) {
    const bytes = rows.subarray(place, (places[index + 1] ?? rows.length + 1) - 1);
    const idEnd = bytes.indexOf(QUOTE, head.length);
    if (idEnd < 0 || bytes.subarray(head.length, idEnd).includes(BACKSLASH)) return null;
    cut.push({ itemId: bytes.toString('utf8', head.length, idEnd), bytes });
  }
  const last = cut.at(-1);
  // What follows the rows would hang on the last of them.
  return last !== undefined && isJson(last.bytes) ? cut : null;
}

/** The beginning of the first row, up to its own id; `null` when it begins otherwise. */
function headOf(rows: Buffer, idMember: string): Buffer | null {
  const members = `(?:"[^"\\\\]*":"[^"\\\\]*",)*`;
  const head = new RegExp(`^\\{"id":\\{${members}"${idMember}":"`).exec(rows.toString('latin1', 0, LARGEST_HEAD));
  return head && rows.subarray(0, head[0].length);
}

/** Where rows begin: at the first byte, and wherever a comma follows a row and the same head follows that. */
function placesOf(rows: Buffer, head: Buffer): number[] {
  const seam = Buffer.concat([Buffer.from('},'), head]);
  const places = [0];
  for (let at = rows.indexOf(seam); at >= 0; at = rows.indexOf(seam, at + seam.length)) places.push(at + 2);
  return places;
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

function startsWith(body: Buffer, text: string): boolean {
  return body.toString('latin1', 0, text.length) === text;
}

function endsWith(body: Buffer, text: string): boolean {
  return body.toString('latin1', Math.max(0, body.length - text.length)) === text;
}
