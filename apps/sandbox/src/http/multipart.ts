/** One part of a multipart form. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
  readonly content: Buffer;
}

/** The parts of a `multipart/form-data` body; none when it is not one. */
export function readForm(raw: Buffer, contentType: string): FormPart[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  const parts: FormPart[] = [];
  const mark = Buffer.from(`--${boundary}`);
  let start = raw.indexOf(mark);
  while (start >= 0) {
    const next = raw.indexOf(mark, start + mark.length);
    if (next < 0) break;
    const part = readPart(raw.subarray(start + mark.length + 2, next - 2));
    if (part) parts.push(part);
    start = next;
  }
  return parts;
}

function readPart(raw: Buffer): FormPart | null {
  const split = raw.indexOf('\r\n\r\n');
  if (split < 0) return null;
  const head = raw.subarray(0, split).toString('utf8');
  const name = /name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return null;
  return {
    name,
    fileName: /filename="([^"]*)"/i.exec(head)?.[1] ?? null,
    contentType: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? null,
    content: raw.subarray(split + 4),
  };
}
