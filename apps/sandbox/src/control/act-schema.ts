import { z } from 'zod';
import { attributeChangesSchema, newAttributeSchema } from '../http/routes/attributes.js';
import { replaceSchema } from '../model/history.js';

const key = z.string().min(1);
const values = z.record(z.string(), z.unknown());
const record = { object: key, record_id: key };
const entry = { list: key, entry_id: key };
/** An object or a list by slug or id. */
const owner = z.union([z.strictObject({ object: key }), z.strictObject({ list: key })]);
const action = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(name), as: z.string().optional(), ...shape });

const formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('template'), template: z.string() }),
  z.strictObject({ kind: z.literal('weighted'), value: key, status: key, weights: z.record(z.string(), z.number()) }),
]);

/** What a member can do in the app. `as` is a member's email or id, or `system`; the first member when left out. */
export const actSchema = z.discriminatedUnion('action', [
  action('record.create', { object: key, values }),
  action('record.update', { ...record, values, mode: z.enum(['patch', 'put']).default('put') }),
  action('record.clear', { ...record, attribute: key }),
  action('record.delete', record),
  action('record.merge', { object: key, primary_record_id: key, secondary_record_id: key }),
  action('record.bulk_update', {
    object: key,
    attribute: key,
    count: z.number().int().positive(),
    prefix: z.string().default('edited'),
  }),
  action('record.bulk_create', { object: key, count: z.number().int().positive(), prefix: z.string().default('bulk') }),
  action('record.bulk_delete', { object: key, count: z.number().int().positive() }),
  action('history.replace', { ...record, attribute: key, values: replaceSchema.shape.values }),
  action('entry.create', { list: key, parent_object: key, parent_record_id: key, values: values.default({}) }),
  action('entry.update', { ...entry, values, mode: z.enum(['patch', 'put']).default('put') }),
  action('entry.clear', { ...entry, attribute: key }),
  action('entry.delete', entry),
  action('note.create', { ...record, title: z.string(), content: z.string() }),
  action('note.update', { note_id: key, title: z.string().optional(), content: z.string().optional() }),
  action('note.delete', { note_id: key }),
  action('task.create', {
    content: z.string(),
    deadline_at: z.string().nullable().default(null),
    linked_records: z.array(z.strictObject(record)).default([]),
    assignees: z.array(key).default([]),
  }),
  action('task.update', {
    task_id: key,
    content: z.string().optional(),
    deadline_at: z.string().nullish(),
    is_completed: z.boolean().optional(),
  }),
  action('task.delete', { task_id: key }),
  action('comment.create', {
    content: z.string(),
    thread_id: key.optional(),
    record: z.strictObject(record).optional(),
    entry: z.strictObject(entry).optional(),
  }),
  action('comment.resolve', { comment_id: key }),
  action('comment.unresolve', { comment_id: key }),
  action('comment.delete', { comment_id: key }),
  action('attribute.create', {
    owner,
    attribute: newAttributeSchema
      .partial()
      .required({ title: true, api_slug: true, type: true })
      .extend({ formula: formula.optional() }),
  }),
  action('attribute.update', { owner, attribute: key, changes: attributeChangesSchema }),
  action('attribute.archive', { owner, attribute: key }),
  action('option.create', { owner, attribute: key, title: key }),
  action('option.update', {
    owner,
    attribute: key,
    option: key,
    title: key.optional(),
    is_archived: z.boolean().optional(),
  }),
  action('status.create', { owner, attribute: key, title: key }),
  action('status.update', {
    owner,
    attribute: key,
    status: key,
    title: key.optional(),
    is_archived: z.boolean().optional(),
  }),
  action('object.create', { api_slug: key, singular_noun: key, plural_noun: key }),
  action('object.update', {
    object: key,
    api_slug: key.optional(),
    singular_noun: key.optional(),
    plural_noun: key.optional(),
  }),
  action('list.create', { api_slug: key, name: key, parent_object: key }),
  action('list.update', { list: key, api_slug: key.optional(), name: key.optional() }),
  action('list.delete', { list: key }),
  action('member.create', {
    first_name: key,
    last_name: key,
    email_address: z.email(),
    access_level: z.enum(['admin', 'member']).default('member'),
  }),
  action('member.suspend', { member: key }),
  action('call_recording.create', { meeting_id: key, status: z.enum(['completed', 'failed']).default('completed') }),
]);

export type Act = z.output<typeof actSchema>;
