import { z } from 'zod';
import { momentSchema } from './value.js';

const attributeId = z.looseObject({ workspace_id: z.string(), object_id: z.string(), attribute_id: z.string() });

export const attributeSchema = z.looseObject({
  /** For list attributes `object_id` carries the list's id. */
  id: attributeId,
  title: z.string(),
  description: z.string().nullable(),
  api_slug: z.string(),
  /** One of the 17 value types; a text, because Attio may add one. */
  type: z.string(),
  is_system_attribute: z.boolean(),
  /** False for formulas, enriched and protected attributes. */
  is_writable: z.boolean(),
  is_required: z.boolean(),
  is_unique: z.boolean(),
  is_multiselect: z.boolean(),
  is_default_value_enabled: z.boolean(),
  is_archived: z.boolean(),
  /** `static` with a list of values, or `dynamic` with a text; another type later must not hide the attribute. */
  default_value: z.looseObject({ type: z.string(), template: z.unknown() }).nullable(),
  /** The other side of a pair of record references. */
  relationship: z
    .looseObject({
      id: attributeId,
      object_slug: z.string(),
      api_slug: z.string(),
      title: z.string(),
      is_multiselect: z.boolean(),
    })
    .nullable()
    .optional(),
  created_at: momentSchema,
  config: z.looseObject({
    currency: z
      .looseObject({ default_currency_code: z.string().nullish(), display_type: z.string().nullish() })
      .nullish(),
    record_reference: z.looseObject({ allowed_object_ids: z.array(z.string()).nullish() }).nullish(),
  }),
});
/** An attribute of an object or a list. Slugs can change; `id.attribute_id` does not. */
export type AttioAttribute = z.infer<typeof attributeSchema>;

const choiceId = { workspace_id: z.string(), object_id: z.string(), attribute_id: z.string() };
export const optionSchema = z.looseObject({
  id: z.looseObject({ ...choiceId, option_id: z.string() }),
  title: z.string(),
  is_archived: z.boolean(),
});
/** One option of a select attribute. */
export type AttioOption = z.infer<typeof optionSchema>;

export const statusSchema = z.looseObject({
  id: z.looseObject({ ...choiceId, status_id: z.string() }),
  title: z.string(),
  is_archived: z.boolean(),
  celebration_enabled: z.boolean(),
  /** ISO 8601 duration. */
  target_time_in_status: z.string().nullable(),
});
/** One status of a status attribute. */
export type AttioStatus = z.infer<typeof statusSchema>;

/** Whether an attribute belongs to an object or to a list. */
export type AttributeTarget = 'objects' | 'lists';

/** What an attribute is made of. `config` must be present, may be `{}`. */
export interface AttioAttributeInput {
  title: string;
  description: string | null;
  api_slug: string;
  type: string;
  is_required: boolean;
  is_unique: boolean;
  is_multiselect: boolean;
  config: {
    currency?: { default_currency_code: string; display_type: 'code' | 'name' | 'narrowSymbol' | 'symbol' };
    record_reference?: { allowed_objects: string[] };
  };
  default_value?: { type: 'static' | 'dynamic'; template: unknown } | null;
  /** Record references only: makes the other side, too. */
  relationship?: { object: string; title: string; api_slug: string; is_multiselect: boolean };
}

/** What can be changed of an attribute; type and multiplicity are fixed. */
export type AttioAttributeChange = Partial<
  Pick<
    AttioAttributeInput,
    'title' | 'description' | 'api_slug' | 'is_required' | 'is_unique' | 'default_value' | 'config'
  > & { is_archived: boolean }
>;

export interface AttioStatusInput {
  title: string;
  celebration_enabled?: boolean;
  /** ISO 8601 duration. */
  target_time_in_status?: string | null;
}
