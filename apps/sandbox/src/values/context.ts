import { type ApiError, invalid, type ValidationIssue } from '../errors.js';
import { type JsonObject, isObject, kindOf } from '../json.js';
import { type Attribute, type Members } from '../model/types.js';

/** What parsing a value may look up. */
export interface Lookups {
  /** A workspace member's id by id or email address. */
  findMember(key: string): string | undefined;
  /** Object id and record id, when both exist. */
  findRecord(objectKey: string, recordId: string): { objectId: string; recordId: string } | undefined;
  /** The record of an object that holds a value of a unique attribute. Undefined attribute: unknown or not unique. */
  matchRecord(objectKey: string, attributeKey: string, value: unknown): string | undefined;
  /** Whether addresses under a domain are refused, by a switch. */
  refusesEmailDomain(domain: string): boolean;
  objectSlug(objectKey: string): string | undefined;
  objectId(objectKey: string): string | undefined;
}

/** Where a value stands and what it may refer to. */
export interface ValueContext {
  readonly attribute: Attribute;
  /** The attribute's place in the body. */
  readonly path: readonly (string | number)[];
  readonly lookups: Lookups;
}

/** Turns an accepted write form into stored members, or throws the 400 Attio would answer. */
export type ParseValue = (raw: unknown, context: ValueContext) => Members;

/** 400 `validation_type` naming the attribute; the path is the place inside the value, as live answers have it. */
export function badValue(
  context: ValueContext,
  message: string,
  detail: { at?: readonly (string | number)[]; expected?: string; received?: string } = {},
): ApiError {
  const { at = [], ...kinds } = detail;
  return badMembers(context, [{ code: kinds.expected ? 'invalid_type' : 'invalid', path: at, message, ...kinds }]);
}

/** 400 `validation_type` for several members of one value at once. */
export function badMembers(context: ValueContext, issues: readonly ValidationIssue[]): ApiError {
  return invalid(`An invalid value was passed to attribute with slug "${context.attribute.slug}".`, issues);
}

/** What is wrong with a member that must be a string; nothing when it is one. */
export function stringIssue(value: unknown, member: string): ValidationIssue[] {
  if (typeof value === 'string') return [];
  const received = kindOf(value);
  const message = value === undefined ? 'Required' : `Expected string, received ${received}`;
  return [{ code: 'invalid_type', path: [member], message, expected: 'string', received }];
}

/** 400 for a value of the wrong JSON kind. */
export function wrongKind(context: ValueContext, expected: string, raw: unknown, at: readonly string[] = []): ApiError {
  const received = kindOf(raw);
  const message = raw === undefined ? 'Required' : `Expected ${expected}, received ${received}`;
  return badValue(context, message, { at, expected, received });
}

/** The object form of a value, refusing members it does not have. */
export function members(raw: JsonObject, allowed: readonly string[], context: ValueContext): JsonObject {
  const extra = Object.keys(raw).filter((key) => !allowed.includes(key));
  if (extra.length > 0) {
    const names = extra.map((key) => `'${key}'`).join(', ');
    throw badValue(context, `Unrecognized key(s) in object: ${names}`, { at: [extra[0] ?? ''] });
  }
  return raw;
}

/** The bare value, or the one member of the object form. */
export function unwrap(raw: unknown, member: string, context: ValueContext, others: readonly string[] = []): unknown {
  return isObject(raw) ? members(raw, [member, ...others], context)[member] : raw;
}
