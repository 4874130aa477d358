/** Every scope of reference 2.4. */
const scopeNames = [
  'activity_configuration',
  'activity_record',
  'call_recording',
  'comment',
  'email',
  'file',
  'list_configuration',
  'list_entry',
  'meeting',
  'note',
  'object_configuration',
  'private_collection',
  'public_collection',
  'record_permission',
  'scim_management',
  'sequence_unsubscribe',
  'task',
  'user_management',
  'webhook',
] as const;

/** What the sandbox's own API key may do: everything. */
export const allScopes: readonly string[] = scopeNames.map((name) => `${name}:read-write`);

/** The scopes an endpoint family needs, to read and to write. */
export const scopes = {
  objects: { read: ['object_configuration:read'], write: ['object_configuration:read-write'] },
  lists: { read: ['list_configuration:read'], write: ['list_configuration:read-write'] },
  records: {
    read: ['record_permission:read', 'object_configuration:read'],
    write: ['record_permission:read-write', 'object_configuration:read'],
  },
  entries: {
    read: ['list_entry:read', 'list_configuration:read'],
    write: ['list_entry:read-write', 'list_configuration:read'],
  },
  notes: {
    read: ['note:read', 'object_configuration:read', 'record_permission:read'],
    write: ['note:read-write', 'object_configuration:read', 'record_permission:read'],
  },
  tasks: {
    read: ['task:read', 'object_configuration:read', 'record_permission:read', 'user_management:read'],
    write: ['task:read-write', 'object_configuration:read', 'record_permission:read', 'user_management:read'],
  },
  comments: { read: ['comment:read'], write: ['comment:read-write'] },
  members: { read: ['user_management:read'] },
  webhooks: { read: ['webhook:read'], write: ['webhook:read-write'] },
  meetings: {
    read: ['meeting:read', 'record_permission:read'],
    write: ['meeting:read-write', 'record_permission:read'],
  },
  recordings: {
    read: ['meeting:read', 'call_recording:read'],
    write: ['meeting:read', 'call_recording:read-write'],
  },
  files: {
    read: ['file:read', 'object_configuration:read', 'record_permission:read'],
    write: ['file:read-write', 'object_configuration:read', 'record_permission:read'],
  },
} as const;
