import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import {
  attributeSchema,
  optionSchema,
  statusSchema,
  type AttioAttribute,
  type AttioAttributeChange,
  type AttioAttributeInput,
  type AttioOption,
  type AttioStatus,
  type AttioStatusInput,
  type AttributeTarget,
} from './attribute.js';

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
  ): AsyncGenerator<AttioAttribute, void> {
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
    return this.client.data(
      { method: 'POST', invalidates: 'schema', at, body: { data: input }, schema: attributeSchema },
      call,
    );
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
    return this.client.data(
      { method: 'PATCH', invalidates: 'schema', at, body: { data: change }, schema: attributeSchema },
      call,
    );
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
    return this.client.data(
      { method: 'POST', invalidates: 'schema', at, body: { data: { title } }, schema: optionSchema },
      call,
    );
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
    return this.client.data(
      { method: 'PATCH', invalidates: 'schema', at, body: { data: change }, schema: optionSchema },
      call,
    );
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
    return this.client.data(
      { method: 'POST', invalidates: 'schema', at, body: { data: input }, schema: statusSchema },
      call,
    );
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
    return this.client.data(
      { method: 'PATCH', invalidates: 'schema', at, body: { data: change }, schema: statusSchema },
      call,
    );
  }
}
