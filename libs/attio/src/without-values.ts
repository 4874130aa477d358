/** Members whose text is structure, not data about a person; messages stay readable with them. */
const STRUCTURE = new Set(
  'attribute api_slug direction event_type field format object objects operator parent_object path target_object type'.split(
    ' ',
  ),
);
const SHORTEST = 3;
const EMAIL = /[^\s"'<>@]+@[^\s"'<>@]+/g;

/**
 * Attio's messages repeat what was sent ("Cannot find select option with title …"). Errors end in logs and job
 * records, so every text of the request's body is taken out, and anything that looks like an e-mail address.
 */
export function withoutValues(message: string, body: unknown): string {
  const texts = [...new Set(textsIn(body))].sort((a, b) => b.length - a.length);
  const cleaned = texts.reduce((text, value) => text.replaceAll(value, '…'), message);
  return cleaned.replace(EMAIL, '…');
}

function* textsIn(node: unknown, key = ''): Generator<string> {
  if (typeof node === 'string') {
    if (node.length >= SHORTEST && !STRUCTURE.has(key)) yield node;
  } else if (typeof node === 'number') {
    if (String(node).length >= SHORTEST) yield String(node);
  } else if (Array.isArray(node)) {
    for (const child of node) yield* textsIn(child, key);
  } else if (typeof node === 'object' && node !== null) {
    for (const [name, child] of Object.entries(node)) yield* textsIn(child, name);
  }
}
