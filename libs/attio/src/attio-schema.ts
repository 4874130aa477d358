import { Injectable } from '@nestjs/common';
import { AttioAttributes } from './attio-attributes.js';
import { AttioCaches } from './attio-caches.js';
import { AttioLists, type AttioList } from './attio-lists.js';
import { AttioObjects, type AttioObject } from './attio-objects.js';
import { type AttioAttribute, type AttioOption, type AttioStatus, type AttributeTarget } from './attribute.js';
import { type CallOptions } from './reading.js';

/**
 * The schema as last read, at most `ATTIO_SCHEMA_TTL_SECONDS` old; the resources themselves always ask Attio. Archived
 * attributes, options and statuses are included: records may still carry them.
 */
@Injectable()
export class AttioSchema {
  constructor(
    private readonly caches: AttioCaches,
    private readonly objectsApi: AttioObjects,
    private readonly listsApi: AttioLists,
    private readonly attributesApi: AttioAttributes,
  ) {}

  /** All objects. */
  async objects(options?: CallOptions): Promise<AttioObject[]> {
    return this.caches.schema('objects', async () => (await this.objectsApi.list(options)).data);
  }

  /** @returns the object of this slug or id, or `undefined` */
  async findObject(slugOrId: string, options?: CallOptions): Promise<AttioObject | undefined> {
    const objects = await this.objects(options);
    return objects.find(({ id, api_slug }) => id.object_id === slugOrId || api_slug === slugOrId);
  }

  /** All lists. */
  async lists(options?: CallOptions): Promise<AttioList[]> {
    return this.caches.schema('lists', async () => (await this.listsApi.list(options)).data);
  }

  /** All attributes of an object or a list, in the order of the app. */
  async attributes(target: AttributeTarget, identifier: string, options?: CallOptions): Promise<AttioAttribute[]> {
    return this.caches.schema(`${target}/${identifier}`, async () => {
      const attributes: AttioAttribute[] = [];
      for await (const attribute of this.attributesApi.list(target, identifier, { showArchived: true }, options)) {
        attributes.push(attribute);
      }
      return attributes;
    });
  }

  /** All options of a select attribute. */
  async options(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    options?: CallOptions,
  ): Promise<AttioOption[]> {
    return this.caches.schema(`${target}/${identifier}/${attribute}/options`, async () => {
      const filter = { showArchived: true };
      return (await this.attributesApi.listOptions(target, identifier, attribute, filter, options)).data;
    });
  }

  /** All statuses of a status attribute, in the order of the board. */
  async statuses(
    target: AttributeTarget,
    identifier: string,
    attribute: string,
    options?: CallOptions,
  ): Promise<AttioStatus[]> {
    return this.caches.schema(`${target}/${identifier}/${attribute}/statuses`, async () => {
      const filter = { showArchived: true };
      return (await this.attributesApi.listStatuses(target, identifier, attribute, filter, options)).data;
    });
  }
}
