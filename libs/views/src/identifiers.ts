import { createHash } from 'node:crypto';

/** Postgres cuts longer names without a word, and two of them may then be one. */
const MOST_BYTES = 63;
const DIGEST = 8;

/** A name as SQL writes it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  const escaped = text.replaceAll("'", "''");
  return text.includes('\\') ? `E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`;
}

/**
 * @param isTaken other names in the same place
 * @returns the name, cut to what Postgres takes (with a digest of the whole at its end), and numbered if it is taken
 */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = fitted(wanted, number === 1 ? '' : `_${number}`);
    if (!isTaken(name)) return name;
  }
}

function fitted(wanted: string, suffix: string): string {
  const clean = wanted.replaceAll('\0', '') || 'unnamed';
  if (Buffer.byteLength(clean + suffix) <= MOST_BYTES) return clean + suffix;
  const digest = createHash('sha256').update(clean).digest('hex').slice(0, DIGEST);
  const room = MOST_BYTES - DIGEST - 1 - suffix.length;
  let cut = '';
  for (const character of clean) {
    if (Buffer.byteLength(cut + character) > room) break;
    cut += character;
  }
  return `${cut}_${digest}${suffix}`;
}
