import { Injectable } from '@nestjs/common';
import { ItemQueryRepository, WorkspaceRepository, type FoundItem, type ItemQuery } from '@app/database';
import { type CatalogCollection } from '../catalog/catalog.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { BadQueryCursorError, UnknownFieldError } from '../errors.js';
import { everything, parseFilter } from '../filter/parse-filter.js';
import { parseSorts } from '../filter/parse-sorts.js';
import { Expansion, copied, expansionTree, type Holder } from './expansion.js';
import { parseQueryBody } from './query-body.js';
import { decodePlace, encodePlace, queryMark } from './query-cursor.js';
import { entryOf, recordOf, type QueriedEntry, type QueriedRecord } from './view.js';

export interface QueryPage<T> {
  data: T[];
  /** Opaque; `null` on the last page. */
  nextCursor: string | null;
  /** `false`: the answer holds so many records that some references stayed unexpanded. */
  isExpansionComplete: boolean;
}

/** Attio's record and entry queries, answered from the mirror. */
@Injectable()
export class RecordQueryService {
  constructor(
    private readonly catalogs: CatalogService,
    private readonly items: ItemQueryRepository,
    private readonly workspace: WorkspaceRepository,
    private readonly expansion: Expansion,
  ) {}

  /**
   * @param object slug or id
   * @param body Attio's flat body `{filter, sorts, limit, offset}`, or with `cursor`, `expand`, `fields`
   * @throws UnknownQueryTargetError, QueryRefusedError (Attio's codes and paths), BadQueryCursorError, UnknownFieldError
   */
  async queryRecords(object: string, body: unknown): Promise<QueryPage<QueriedRecord>> {
    const { collection, found, nextCursor, workspaceId, fields, paths } = await this.query('object', object, body);
    const data = found.map((item) => recordOf(item, collection, workspaceId, fields));
    if (paths.size > 0) for (const record of data) record.values = copied(record.values);
    const holders = data.map(({ values }) => ({ collection, values }));
    return { data, nextCursor, isExpansionComplete: await this.expand(holders, paths, workspaceId) };
  }

  /** As `queryRecords`, for the entries of a list. */
  async queryEntries(list: string, body: unknown): Promise<QueryPage<QueriedEntry>> {
    const { collection, found, nextCursor, workspaceId, fields, paths } = await this.query('list', list, body);
    const catalog = await this.catalogs.get();
    const data = found.map((item) => {
      const parent = item.parentObjectId === null ? undefined : catalog.find('object', item.parentObjectId);
      return entryOf(item, collection, workspaceId, parent?.slug ?? item.parentObjectId, fields);
    });
    if (paths.size > 0) for (const entry of data) entry.entry_values = copied(entry.entry_values);
    const holders = data.map(({ entry_values: values }) => ({ collection, values }));
    return { data, nextCursor, isExpansionComplete: await this.expand(holders, paths, workspaceId) };
  }

  /** How Postgres answers the query, with real times and rows: for measurements. */
  async plan(kind: 'object' | 'list', name: string, body: unknown): Promise<unknown> {
    const { query } = await this.prepare(kind, name, body);
    return this.items.explain(query);
  }

  private async query(kind: 'object' | 'list', name: string, body: unknown) {
    const { collection, query, mark, fields, paths } = await this.prepare(kind, name, body);
    // One more than asked for tells whether there is a next page.
    const items = await this.items.list({ ...query, limit: query.limit + 1 });
    const found: FoundItem[] = items.slice(0, query.limit);
    const last = found.at(-1);
    const nextCursor = items.length > query.limit && last ? encodePlace(mark, last.place) : null;
    return {
      collection,
      found,
      nextCursor,
      fields,
      paths,
      workspaceId: (await this.workspace.findId()) ?? '',
    };
  }

  private async prepare(kind: 'object' | 'list', name: string, body: unknown) {
    const collection = await this.catalogs.getCollection(kind, name);
    const catalog = await this.catalogs.get();
    const { filter, sorts = [], limit, offset, cursor, expand, fields } = parseQueryBody(body);
    const condition = filter === undefined ? everything : parseFilter(filter, collection, catalog, ['filter']);
    const keys = parseSorts(sorts, collection, catalog);
    const mark = queryMark(collection.id, filter, sorts);
    const after = cursor === undefined ? null : decodePlace(mark, keys, cursor);
    if (cursor !== undefined && after === null) throw new BadQueryCursorError();
    const query: ItemQuery = {
      kind: kind === 'object' ? 'record' : 'entry',
      scopeId: collection.id,
      ...{ condition, sorts: keys, after, limit, offset },
    };
    const paths = expansionTree(expand, collection, catalog);
    return { collection, query, mark, paths, fields: shownFields(fields, collection) };
  }

  private async expand(
    holders: Holder[],
    paths: ReturnType<typeof expansionTree>,
    workspaceId: string,
  ): Promise<boolean> {
    if (paths.size === 0 || holders.length === 0) return true;
    return this.expansion.expand(holders, paths, await this.catalogs.get(), workspaceId);
  }
}

/** @throws UnknownFieldError */
export function shownFields(
  names: string[] | undefined,
  collection: CatalogCollection,
): ReadonlySet<string> | undefined {
  return (
    names &&
    new Set(
      names.map((name) => {
        const attribute = collection.find(name);
        if (attribute === undefined) throw new UnknownFieldError('fields', `"${name}" is no attribute`);
        return attribute.apiSlug;
      }),
    )
  );
}
