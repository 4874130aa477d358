/** Who did something. `system` has no id. */
export interface Actor {
  readonly type: 'api-token' | 'workspace-member' | 'system' | 'app';
  readonly id: string | null;
}

export const systemActor: Actor = { type: 'system', id: null };

export const attributeTypes = [
  'text',
  'number',
  'checkbox',
  'currency',
  'date',
  'timestamp',
  'rating',
  'status',
  'select',
  'record-reference',
  'actor-reference',
  'location',
  'domain',
  'email-address',
  'phone-number',
  'interaction',
  'personal-name',
] as const;

export type AttributeType = (typeof attributeTypes)[number];

/** The type members of one value, as stored: choices and references by id, everything else as it is read. */
export type Members = Readonly<Record<string, string | number | boolean | null | Actor>>;

/** One value of an attribute, current (`activeUntil` null) or historic. Times are whole milliseconds. */
export interface Value {
  readonly activeFrom: number;
  readonly activeUntil: number | null;
  readonly actor: Actor;
  readonly members: Members;
}

/** A select option or a status. */
export interface Choice {
  readonly id: string;
  title: string;
  isArchived: boolean;
  /** Statuses only. */
  celebrationEnabled: boolean;
  /** Statuses only; an ISO 8601 duration. */
  targetTimeInStatus: string | null;
}

export type DefaultValue =
  | { readonly type: 'dynamic'; readonly template: string }
  | { readonly type: 'static'; readonly template: readonly Members[] };

/** What `system` computes an attribute from. */
export type Formula =
  /** Text with attribute slugs in braces. */
  | { readonly kind: 'template'; readonly template: string }
  /** A number or currency attribute times a weight per status title. */
  | {
      readonly kind: 'weighted';
      readonly value: string;
      readonly status: string;
      readonly weights: Readonly<Record<string, number>>;
    };

/** What a recording says about the other side of a relationship. */
export interface RecordedSide {
  readonly objectId: string;
  readonly attributeId: string;
  readonly objectSlug: string;
  readonly slug: string;
  readonly isMultiselect: boolean;
  readonly title: string;
}

export interface Attribute {
  readonly id: string;
  slug: string;
  title: string;
  description: string | null;
  readonly type: AttributeType;
  readonly isSystem: boolean;
  readonly isWritable: boolean;
  isRequired: boolean;
  isUnique: boolean;
  readonly isMultiselect: boolean;
  isArchived: boolean;
  isDefaultValueEnabled: boolean;
  defaultValue: DefaultValue | null;
  readonly createdAt: number;
  currencyCode: string | null;
  currencyDisplay: string | null;
  allowedObjectIds: readonly string[] | null;
  /** The other side of a relationship. */
  inverse: { readonly collectionId: string; readonly attributeId: string } | null;
  /** The other side of an imported relationship, for when it was not imported itself. */
  readonly recordedSide?: RecordedSide | null;
  readonly options: Choice[];
  readonly statuses: Choice[];
  /** Read from the record itself, not from stored values. */
  readonly intrinsic: 'id' | 'created_at' | 'created_by' | 'parent_record' | null;
  formula: Formula | null;
  /** Filled by Attio: no history over the API. */
  readonly isEnriched: boolean;
}

/** A record or a list entry. Never changed in place: each write stores a new one. */
export interface Item {
  readonly id: string;
  readonly createdAt: number;
  readonly createdBy: Actor;
  /** Entries only. */
  readonly parent: { readonly objectId: string; readonly recordId: string } | null;
  /** Current values by attribute id; attributes without values are missing. */
  readonly values: Readonly<Record<string, readonly Value[]>>;
  /** Ended values by attribute id, oldest first. */
  readonly history: Readonly<Record<string, readonly Value[]>>;
}

export interface Member {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly avatarUrl: string | null;
  readonly emailAddress: string;
  readonly createdAt: number;
  accessLevel: 'admin' | 'member' | 'suspended';
}

export interface View {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly isArchived: boolean;
  readonly filter: unknown;
}

/** A note. `parent` is a record. */
export interface Note {
  readonly id: string;
  readonly objectId: string;
  readonly recordId: string;
  readonly title: string;
  readonly meetingId: string | null;
  readonly plaintext: string;
  readonly markdown: string;
  readonly createdBy: Actor;
  readonly createdAt: number;
}

export interface Task {
  readonly id: string;
  readonly content: string;
  readonly deadlineAt: number | null;
  readonly isCompleted: boolean;
  readonly completedAt: number | null;
  readonly linkedRecords: readonly { readonly objectId: string; readonly recordId: string }[];
  readonly assignees: readonly string[];
  readonly createdBy: Actor;
  readonly createdAt: number;
}

/** A comment; the first of a thread shares its id with the thread. */
export interface Comment {
  readonly id: string;
  readonly threadId: string;
  readonly content: string;
  readonly record: { readonly objectId: string; readonly recordId: string };
  readonly entry: { readonly listId: string; readonly entryId: string } | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: Actor | null;
  readonly author: Actor;
  readonly createdAt: number;
}

/** An access token. */
export interface Token {
  readonly token: string;
  /** The token's own id, or the app id of an OAuth token: `client_id` and the actor id. */
  readonly clientId: string;
  readonly kind: 'api-key' | 'oauth-app';
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly authorizedBy: string;
  revoked: boolean;
}

/** A text member; empty when it is missing or of another kind. */
export function textOf(members: Members | undefined, name: string): string {
  const value = members?.[name];
  return typeof value === 'string' ? value : '';
}
