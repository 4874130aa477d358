import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
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
  default_value: z.looseObject({ type: z.enum(['static', 'dynamic']), template: z.unknown() }).nullable(),
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
      .looseObject({ default_currency_code: z.string().nullable(), display_type: z.string().nullable() })
      .optional(),
    record_reference: z.looseObject({ allowed_object_ids: z.array(z.string()).nullable() }).optional(),
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

const PAGE = 500;
const attributes = z.array(attributeSchema);
const options = z.array(optionSchema);
const statuses = z.array(statusSchema);

/** Attributes, select options and statuses: `/{objects|lists}/{identifier}/attributes`. None can be deleted, only archived. */
@Injectable()
export class AttioAttributes {
  constructor(private readonly client: AttioClient) {}

  /**
   * All attributes in the order of the app; archived ones only when asked for.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/list-attributes
   * @param identifier slug or id of the object or list
   */
  async *list(
    target: AttributeTarget,
    identifier: string,
    filter: { showArchived?: boolean } = {},
    call?: CallOptions,
  ): AsyncGenerator<AttioAttribute> {
    yield* byOffset(PAGE, async (page) => (await this.listPage(target, identifier, { ...filter, ...page }, call)).data);
  }

  /** One page of `GET /{target}/{identifier}/attributes`. */
  async listPage(
    target: AttributeTarget,
    identifier: string,
    filter: OffsetPage & { showArchived?: boolean },
    call?: CallOptions,
  ): Promise<Reading<AttioAttribute[]>> {
    const { limit, offset, showArchived } = filter;
    const at = path`/${target}/${identifier}/attributes`;
    return this.client.data(
      { method: 'GET', at, query: { limit, offset, show_archived: showArchived }, schema: attributes },
      call,
    );
  }

  /**
   * `GET …/attributes/{attribute}`, archived or not.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/get-an-attribute
   * @throws AttioNotFoundError
   */
  async get(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    call?: CallOptions,
  ): Promise<Reading<AttioAttribute>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}`;
    return this.client.data({ method: 'GET', at, schema: attributeSchema }, call);
  }

  /**
   * `POST …/attributes`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/create-an-attribute
   * @throws AttioUniquenessError the slug is taken, maybe by an archived attribute
   */
  async create(
    target: AttributeTarget,
    identifier: string,
    input: AttioAttributeInput,
    call?: CallOptions,
  ): Promise<Reading<AttioAttribute>> {
    const at = path`/${target}/${identifier}/attributes`;
    return this.client.data({ method: 'POST', at, body: { data: input }, schema: attributeSchema }, call);
  }

  /**
   * `PATCH …/attributes/{attribute}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/update-an-attribute
   * @throws AttioValidationError `system_edit_unauthorized` on system attributes
   */
  async update(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    change: AttioAttributeChange,
    call?: CallOptions,
  ): Promise<Reading<AttioAttribute>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}`;
    return this.client.data({ method: 'PATCH', at, body: { data: change }, schema: attributeSchema }, call);
  }

  /**
   * `GET …/options`, not paged.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/list-select-options
   * @throws AttioValidationError not a select attribute
   */
  async listOptions(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    filter: { showArchived?: boolean } = {},
    call?: CallOptions,
  ): Promise<Reading<AttioOption[]>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/options`;
    return this.client.data(
      { method: 'GET', at, query: { show_archived: filter.showArchived }, schema: options },
      call,
    );
  }

  /**
   * `POST …/options`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/create-a-select-option
   * @throws AttioUniquenessError an option of this title exists
   */
  async createOption(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    title: string,
    call?: CallOptions,
  ): Promise<Reading<AttioOption>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/options`;
    return this.client.data({ method: 'POST', at, body: { data: { title } }, schema: optionSchema }, call);
  }

  /**
   * `PATCH …/options/{option}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/update-a-select-option
   * @param option title or id
   */
  async updateOption(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    option: string,
    change: { title?: string; is_archived?: boolean },
    call?: CallOptions,
  ): Promise<Reading<AttioOption>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/options/${option}`;
    return this.client.data({ method: 'PATCH', at, body: { data: change }, schema: optionSchema }, call);
  }

  /**
   * `GET …/statuses`, not paged, in the order of the board.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/list-statuses
   */
  async listStatuses(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    filter: { showArchived?: boolean } = {},
    call?: CallOptions,
  ): Promise<Reading<AttioStatus[]>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/statuses`;
    return this.client.data(
      { method: 'GET', at, query: { show_archived: filter.showArchived }, schema: statuses },
      call,
    );
  }

  /**
   * `POST …/statuses`; the new one is last, and its place cannot be set.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/create-a-status
   * @throws AttioUniquenessError a status of this title exists
   */
  async createStatus(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    input: AttioStatusInput,
    call?: CallOptions,
  ): Promise<Reading<AttioStatus>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/statuses`;
    return this.client.data({ method: 'POST', at, body: { data: input }, schema: statusSchema }, call);
  }

  /**
   * `PATCH …/statuses/{status}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/attributes/update-a-status
   * @param status title or id
   */
  async updateStatus(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    status: string,
    change: Partial<AttioStatusInput> & { is_archived?: boolean },
    call?: CallOptions,
  ): Promise<Reading<AttioStatus>> {
    const at = path`/${target}/${identifier}/attributes/${attribute}/statuses/${status}`;
    return this.client.data({ method: 'PATCH', at, body: { data: change }, schema: statusSchema }, call);
  }
}
