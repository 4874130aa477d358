import { createHash } from 'node:crypto';
import { type AttributeChange } from '@app/database';

const HASH_LENGTH = 22;

/** Members that change by themselves and mean nothing: signed addresses of pictures. */
const VOLATILE: ReadonlySet<string> = new Set(['avatar_url']);

/** One hash for an object of Attio's that has no attributes (a note, a task): equal content, equal hash. */
export function hashPlain(content: Record<string, unknown>): string {
  const stable = Object.entries(content).filter(([member]) => !VOLATILE.has(member));
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(stable)))
    .digest('base64url')
    .slice(0, HASH_LENGTH);
}

/** @returns members whose content differs, named in `attribute_id` */
export function diffPlain(before: Record<string, unknown>, after: Record<string, unknown>): AttributeChange[] {
  const members = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: AttributeChange[] = [];
  for (const member of members) {
    const [old, now] = [before[member] ?? null, after[member] ?? null];
    if (!VOLATILE.has(member) && canonicalJson(old) !== canonicalJson(now)) {
      changes.push({ attribute_id: member, before: old, after: now });
    }
  }
  return changes;
}

/** JSON with the members of all objects in one order. */
function canonicalJson(node: unknown): string {
  return JSON.stringify(node, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
