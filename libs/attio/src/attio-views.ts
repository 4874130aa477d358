import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byCursor, cursorSlice } from './page.js';
import { path } from './path.js';
import { type CallOptions } from './reading.js';
import { type AttributeTarget } from './attribute.js';
import { momentSchema } from './value.js';

export const viewSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), view_id: z.string() }),
  title: z.string(),
  created_at: momentSchema,
});
/** A saved view; its id can stand for a filter in a query. */
export type AttioView = z.infer<typeof viewSchema>;

const LARGEST_PAGE = 1_000;
const slice = cursorSlice(viewSchema);

/** Saved views of objects and lists. */
@Injectable()
export class AttioViews {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /{objects|lists}/{identifier}/views`, by id; archived ones only when asked for.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/objects/list-object-views
   */
  async *list(
    target: AttributeTarget,
    identifier: string,
    filter: { showArchived?: boolean } = {},
    options?: CallOptions,
  ): AsyncGenerator<AttioView, void> {
    const at = path`/${target}/${identifier}/views`;
    yield* byCursor(async (cursor) => {
      const query = { limit: LARGEST_PAGE, cursor, show_archived: filter.showArchived };
      return (await this.client.request({ method: 'GET', at, query, schema: slice }, options)).data;
    });
  }
}
