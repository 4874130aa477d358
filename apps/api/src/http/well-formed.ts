/** Deeper than anything people or Attio write; what walks through values may recurse. */
export const MAX_DEPTH = 100;

interface Place {
  value: unknown;
  path: string;
  depth: number;
}

/**
 * Looks for what neither Postgres nor JSON can carry: NUL, halves of surrogate pairs, and nesting without end; and for
 * the member that changes what an object is.
 * @returns the first fault with its path, or `null`
 */
export function malformation(root: unknown, name: string): { path: string; message: string } | null {
  const open: Place[] = [{ value: root, path: '', depth: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path, depth } = place;
    if (typeof value === 'string') {
      const message = textFault(value);
      if (message !== null) return { path: path || name, message };
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) return { path: path || name, message: `is nested deeper than ${MAX_DEPTH} levels` };
    for (const [key, inner] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      const message = textFault(key);
      if (key === '__proto__') return { path: path || name, message: 'a member is named __proto__' };
      // The name itself cannot be repeated in an answer.
      if (message !== null) return { path: path || name, message: `a member's name ${message}` };
      open.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return null;
}

function textFault(text: string): string | null {
  if (text.includes('\0')) return 'holds a NUL character';
  return /\p{Surrogate}/u.test(text) ? 'is no well-formed Unicode' : null;
}
