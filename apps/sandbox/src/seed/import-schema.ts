import { z } from 'zod';

const id = z.string().min(1);
const choiceId = z.looseObject({ option_id: z.string().optional(), status_id: z.string().optional() });

/** A select option or status as the API answers it. */
const choice = z.looseObject({
  id: choiceId,
  title: z.string(),
  is_archived: z.boolean().default(false),
  celebration_enabled: z.boolean().default(false),
  target_time_in_status: z.string().nullable().default(null),
});

/** An attribute as the API answers it. */
const attribute = z.looseObject({
  id: z.looseObject({ attribute_id: id }),
  title: z.string(),
  description: z.string().nullable(),
  api_slug: z.string(),
  type: z.string(),
  is_system_attribute: z.boolean(),
  is_writable: z.boolean(),
  is_required: z.boolean(),
  is_unique: z.boolean(),
  is_multiselect: z.boolean(),
  is_default_value_enabled: z.boolean(),
  is_archived: z.boolean(),
  default_value: z.unknown(),
  relationship: z
    .looseObject({
      id: z.looseObject({ object_id: id, attribute_id: id }),
      object_slug: z.string(),
      api_slug: z.string(),
      is_multiselect: z.boolean(),
      title: z.string(),
    })
    .nullable(),
  created_at: z.string(),
  config: z.looseObject({
    currency: z.looseObject({ default_currency_code: z.string().nullable(), display_type: z.string().nullable() }),
    record_reference: z.looseObject({ allowed_object_ids: z.array(z.string()).nullable() }),
  }),
});

const record = z.looseObject({
  id: z.looseObject({ record_id: id.optional(), entry_id: id.optional() }),
  created_at: z.string(),
  parent_record_id: z.string().optional(),
  parent_object: z.string().optional(),
  values: z.record(z.string(), z.array(z.looseObject({}))).optional(),
  entry_values: z.record(z.string(), z.array(z.looseObject({}))).optional(),
});

const collection = {
  attributes: z.array(attribute).optional(),
  options: z.record(z.string(), z.array(choice)).default({}),
  statuses: z.record(z.string(), z.array(choice)).default({}),
};

/**
 * A workspace to load, in the API's own words: paste what `GET /objects`, `…/attributes`, `…/options`, `…/statuses`
 * and the query endpoints answered. Everything is optional.
 */
export const importSchema = z.strictObject({
  workspace: z.strictObject({ id: id.optional(), name: z.string().optional(), slug: z.string().optional() }).optional(),
  objects: z
    .array(
      z.looseObject({
        object: z.looseObject({
          id: z.looseObject({ object_id: id }),
          api_slug: z.string(),
          singular_noun: z.string(),
          plural_noun: z.string(),
          created_at: z.string(),
        }),
        ...collection,
        records: z.array(record).default([]),
      }),
    )
    .default([]),
  lists: z
    .array(
      z.looseObject({
        list: z.looseObject({
          id: z.looseObject({ list_id: id }),
          api_slug: z.string(),
          name: z.string(),
          parent_object: z.array(z.string()),
          workspace_access: z.string().nullable(),
          workspace_member_access: z.array(z.looseObject({ workspace_member_id: z.string(), level: z.string() })),
          created_by_actor: z.looseObject({}),
          created_at: z.string(),
        }),
        ...collection,
        entries: z.array(record).default([]),
      }),
    )
    .default([]),
  members: z
    .array(
      z.looseObject({
        id: z.looseObject({ workspace_member_id: id }),
        first_name: z.string(),
        last_name: z.string(),
        email_address: z.string(),
        access_level: z.enum(['admin', 'member', 'suspended']),
        created_at: z.string(),
      }),
    )
    .default([]),
  /** Take away what is there first. */
  replace: z.boolean().default(true),
});

export type Import = z.output<typeof importSchema>;
export type ImportedAttribute = z.output<typeof attribute>;
export type ImportedChoice = z.output<typeof choice>;
export type ImportedRecord = z.output<typeof record>;
