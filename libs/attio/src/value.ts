import { z } from 'zod';

/** Who did something. Both members are null for some old values; `system` has no id. */
export interface AttioActor {
  type: string | null;
  id: string | null;
}

/**
 * One value of an attribute, exactly as Attio gave it: the members of its type beside these. `parseValue` gives the
 * typed view. Source: https://docs.attio.com/rest-api/attribute-types/
 */
export interface AttioValue {
  attribute_type: string;
  active_from?: string | null;
  /** Null for the current value; set in histories. */
  active_until?: string | null;
  created_by_actor?: AttioActor | null;
  [member: string]: unknown;
}

/** Every attribute by slug; empty ones are `[]`. Single-value attributes hold at most one value. */
export type AttioValues = Record<string, AttioValue[]>;

/**
 * Checked by hand and passed on as the very object that was parsed: pages hold tens of thousands of values, and
 * members we do not know must come through untouched.
 */
export const valuesSchema = z.custom<AttioValues>(isValues, 'values must be lists of objects with an attribute_type');
export const valueListSchema = z.array(
  z.custom<AttioValue>(isValue, 'a value must be an object with an attribute_type'),
);

export const actorSchema = z.looseObject({ type: z.string().nullish(), id: z.string().nullish() }).transform(toActor);

/** A moment as Attio writes it: ISO 8601 UTC, nine fraction digits. */
export const momentSchema = z.string();

function isValues(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false;
  return Object.values(node).every((list) => Array.isArray(list) && list.every(isValue));
}

function isValue(node: unknown): boolean {
  return (
    typeof node === 'object' && node !== null && 'attribute_type' in node && typeof node.attribute_type === 'string'
  );
}

function toActor(actor: { type?: string | null | undefined; id?: string | null | undefined }): AttioActor {
  return { type: actor.type ?? null, id: actor.id ?? null };
}
