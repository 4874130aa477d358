import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule } from '@app/database';
import { QueryModule } from '@app/query';
import { createTestDatabase, startSandbox, type TestDatabase, type TestSandbox } from '../support/index.js';

export interface SandboxAttribute {
  id: { attribute_id: string };
  api_slug: string;
  type: string;
  title: string;
  is_multiselect: boolean;
  is_unique: boolean;
  is_archived: boolean;
  config: { record_reference: { allowed_object_ids: string[] | null } };
}

export type SandboxValue = Record<string, unknown>;

export interface SandboxItem {
  id: { workspace_id: string; record_id?: string; entry_id?: string };
  created_at: string;
  web_url?: string;
  values?: Record<string, SandboxValue[]>;
  entry_values?: Record<string, SandboxValue[]>;
  parent_record_id?: string;
  parent_object?: string;
}

/** An object or list of the sandbox with all that is in it. */
export interface SandboxCollection {
  kind: 'object' | 'list';
  id: string;
  slug: string;
  attributes: SandboxAttribute[];
  items: SandboxItem[];
}

export interface QueryHarness {
  sandbox: TestSandbox;
  database: TestDatabase;
  module: TestingModule;
  collections: SandboxCollection[];
  /** One query put to the sandbox as Attio. */
  ask: (collection: SandboxCollection, body: unknown) => Promise<{ status: number; body: unknown }>;
  stop: () => Promise<void>;
}

/** A sandbox, and a mirror of all its records and entries, written as a reading would be but without worker and api. */
export async function startQueryHarness(args: string[]): Promise<QueryHarness> {
  const [sandbox, database] = await Promise.all([startSandbox(args), createTestDatabase()]);
  await sandbox.call('PATCH', '/_sandbox/dials', { limits: { enabled: false } });
  const collections = await readCollections(sandbox);
  await writeMirror(database, collections);
  Object.assign(process.env, { DATABASE_URL: database.url });
  const module = await Test.createTestingModule({ imports: [QueryModule, DatabaseModule] }).compile();
  await module.init();
  const ask: QueryHarness['ask'] = async ({ kind, slug }, body) => {
    const path = kind === 'object' ? `/objects/${slug}/records/query` : `/lists/${slug}/entries/query`;
    const response = await fetch(sandbox.baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const stop = async () => {
    await module.close();
    await Promise.all([sandbox.stop(), database.drop()]);
  };
  return { sandbox, database, module, collections, ask, stop };
}

async function readCollections(sandbox: TestSandbox): Promise<SandboxCollection[]> {
  const objects = await sandbox.call<{ data: { id: { object_id: string }; api_slug: string }[] }>('GET', '/v2/objects');
  const lists = await sandbox.call<{ data: { id: { list_id: string }; api_slug: string }[] }>('GET', '/v2/lists');
  return Promise.all([
    ...objects.data.map((object) => readCollection(sandbox, 'object', object.id.object_id, object.api_slug, object)),
    ...lists.data.map((list) => readCollection(sandbox, 'list', list.id.list_id, list.api_slug, list)),
  ]);
}

async function readCollection(
  sandbox: TestSandbox,
  kind: SandboxCollection['kind'],
  id: string,
  slug: string,
  definition: object,
): Promise<SandboxCollection & { definition: object }> {
  const family = `${kind}s`;
  const { data: attributes } = await sandbox.call<{ data: SandboxAttribute[] }>(
    'GET',
    `/v2/${family}/${slug}/attributes?limit=500&show_archived=true`,
  );
  const items: SandboxItem[] = [];
  const query = kind === 'object' ? `/v2/objects/${slug}/records/query` : `/v2/lists/${slug}/entries/query`;
  for (;;) {
    const page = await sandbox.call<{ data: SandboxItem[] }>('POST', query, { limit: 500, offset: items.length });
    items.push(...page.data);
    if (page.data.length < 500) break;
  }
  const choices = attributes.filter(({ type }) => type === 'select' || type === 'status');
  for (const attribute of choices) {
    const member = attribute.type === 'select' ? 'options' : 'statuses';
    const path = `/v2/${family}/${slug}/attributes/${attribute.api_slug}/${member}?show_archived=true`;
    Object.assign(attribute, { choices: (await sandbox.call<{ data: unknown[] }>('GET', path)).data });
  }
  return { kind, id, slug, attributes, items, definition };
}

async function writeMirror(database: TestDatabase, collections: SandboxCollection[]): Promise<void> {
  const workspaceId = collections.flatMap(({ items }) => items)[0]?.id.workspace_id;
  await database.query(`INSERT INTO workspace (workspace_id, name, slug, client_id) VALUES ($1, 'W', 'w', 'c')`, [
    workspaceId,
  ]);
  const objectIds = new Map(collections.map(({ slug, id }) => [slug, id]));
  for (const collection of collections) {
    await database.query(
      `INSERT INTO collection (collection_id, workspace_id, kind, api_slug, title, definition, observed_at)
       VALUES ($1, $2, $3, $4, $4, $5, now())`,
      [
        collection.id,
        workspaceId,
        collection.kind,
        collection.slug,
        JSON.stringify((collection as { definition?: object }).definition),
      ],
    );
    await writeAttributes(database, collection, workspaceId);
    const rows = collection.items.map((item) => mirrorRow(collection, item, objectIds));
    await database.query(
      `INSERT INTO mirror_item (kind, scope_id, item_id, workspace_id, values, content_hash, lookup_keys, attio_created_at,
                                observed_at, web_url, parent_record_id, parent_object_id)
       SELECT $1, $2, r.id, $3, r.values, '', r.keys, r.created, now(), r.url, r.parent, r.object
         FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, values jsonb, keys text[], created timestamptz, url text,
                                                 parent uuid, object uuid)`,
      [collection.kind === 'object' ? 'record' : 'entry', collection.id, workspaceId, JSON.stringify(rows)],
    );
  }
  await database.query('ANALYZE');
}

async function writeAttributes(database: TestDatabase, collection: SandboxCollection, workspaceId: string | undefined) {
  const rows = collection.attributes.map((attribute, position) => ({
    id: attribute.id.attribute_id,
    slug: attribute.api_slug,
    ...{ title: attribute.title, type: attribute.type, many: attribute.is_multiselect, unique: attribute.is_unique },
    ...{ archived: attribute.is_archived, position, definition: attribute },
  }));
  await database.query(
    `INSERT INTO attribute (attribute_id, workspace_id, collection_id, api_slug, title, type, is_multiselect, is_unique,
                            is_required, is_writable, is_archived, position, definition, observed_at)
     SELECT r.id, $1, $2, r.slug, r.title, r.type, r.many, r.unique, false, true, r.archived, r.position, r.definition, now()
       FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, slug text, title text, type text, many boolean, "unique" boolean,
                                               archived boolean, position int, definition jsonb)`,
    [workspaceId, collection.id, JSON.stringify(rows)],
  );
  const choices = collection.attributes.flatMap((attribute) =>
    ((attribute as { choices?: { id: Record<string, string>; title: string }[] }).choices ?? []).map(
      (choice, position) => ({
        ...{ id: choice.id['option_id'] ?? choice.id['status_id'], attribute: attribute.id.attribute_id },
        ...{ kind: attribute.type === 'select' ? 'option' : 'status', title: choice.title, position },
      }),
    ),
  );
  await database.query(
    `INSERT INTO attribute_choice (choice_id, workspace_id, attribute_id, kind, title, is_archived, position, definition,
                                   observed_at)
     SELECT r.id, $1, r.attribute, r.kind, r.title, false, r.position, '{}', now()
       FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, attribute uuid, kind text, title text, position int)`,
    [workspaceId, JSON.stringify(choices)],
  );
}

const LOOKUP: Readonly<Record<string, string>> = {
  'email-address': 'email_address',
  domain: 'domain',
  'phone-number': 'phone_number',
};

/** As `recordReading` in libs/sync makes it. */
function mirrorRow(collection: SandboxCollection, item: SandboxItem, objectIds: Map<string, string>) {
  const bySlug = new Map(collection.attributes.map((attribute) => [attribute.api_slug, attribute]));
  const values: Record<string, SandboxValue[]> = {};
  const keys: string[] = [];
  for (const [slug, list] of Object.entries(item.values ?? item.entry_values ?? {})) {
    const attribute = bySlug.get(slug);
    if (attribute === undefined || list.length === 0) continue;
    values[attribute.id.attribute_id] = list;
    const member = LOOKUP[attribute.type] ?? (attribute.is_unique ? 'value' : '');
    for (const value of list) {
      const text = value[member];
      if (typeof text === 'string') keys.push(`${attribute.id.attribute_id}:${text.trim().toLowerCase()}`);
    }
  }
  return {
    ...{ id: item.id.record_id ?? item.id.entry_id, values, keys, created: item.created_at, url: item.web_url ?? null },
    ...{ parent: item.parent_record_id ?? null, object: objectIds.get(item.parent_object ?? '') ?? null },
  };
}
