import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type z } from 'zod';
import { commentSchema, threadSchema } from './attio-comments.js';
import { entrySchema } from './attio-entries.js';
import { listSchema } from './attio-lists.js';
import { callRecordingSchema, meetingSchema } from './attio-meetings.js';
import { memberSchema } from './attio-members.js';
import { noteSchema } from './attio-notes.js';
import { objectSchema } from './attio-objects.js';
import { recordSchema, type AttioRecord } from './attio-records.js';
import { selfSchema } from './attio-self.js';
import { taskSchema } from './attio-tasks.js';
import { viewSchema } from './attio-views.js';
import { createdWebhookSchema, webhookSchema } from './attio-webhooks.js';
import { attributeSchema, optionSchema, statusSchema } from './attribute.js';
import { canonicalValues } from './canonical.js';

/** Recorded traffic and Attio's own document lie beside the repository, if at all. */
const FOLDER = join(import.meta.dirname, '../../../../shared/attio');

/** Which schema reads which answer: method and path, ids as `*`. */
const SCHEMAS: Record<string, z.ZodType> = {
  'GET /v2/self': selfSchema,
  'GET /v2/objects': objectSchema,
  'POST /v2/objects': objectSchema,
  'GET /v2/objects/*': objectSchema,
  'PATCH /v2/objects/*': objectSchema,
  'GET /v2/objects/*/views': viewSchema,
  'GET /v2/*/*/attributes': attributeSchema,
  'POST /v2/*/*/attributes': attributeSchema,
  'GET /v2/*/*/attributes/*': attributeSchema,
  'PATCH /v2/*/*/attributes/*': attributeSchema,
  'GET /v2/*/*/attributes/*/options': optionSchema,
  'POST /v2/*/*/attributes/*/options': optionSchema,
  'PATCH /v2/*/*/attributes/*/options/*': optionSchema,
  'GET /v2/*/*/attributes/*/statuses': statusSchema,
  'POST /v2/*/*/attributes/*/statuses': statusSchema,
  'PATCH /v2/*/*/attributes/*/statuses/*': statusSchema,
  'POST /v2/objects/*/records/query': recordSchema,
  'POST /v2/objects/*/records': recordSchema,
  'PUT /v2/objects/*/records': recordSchema,
  'GET /v2/objects/*/records/*': recordSchema,
  'PATCH /v2/objects/*/records/*': recordSchema,
  'PUT /v2/objects/*/records/*': recordSchema,
  'GET /v2/lists': listSchema,
  'POST /v2/lists': listSchema,
  'GET /v2/lists/*': listSchema,
  'PATCH /v2/lists/*': listSchema,
  'POST /v2/lists/*/entries/query': entrySchema,
  'POST /v2/lists/*/entries': entrySchema,
  'PUT /v2/lists/*/entries': entrySchema,
  'GET /v2/lists/*/entries/*': entrySchema,
  'PATCH /v2/lists/*/entries/*': entrySchema,
  'PUT /v2/lists/*/entries/*': entrySchema,
  'GET /v2/workspace_members': memberSchema,
  'GET /v2/workspace_members/*': memberSchema,
  'GET /v2/notes': noteSchema,
  'POST /v2/notes': noteSchema,
  'GET /v2/notes/*': noteSchema,
  'GET /v2/tasks': taskSchema,
  'POST /v2/tasks': taskSchema,
  'GET /v2/tasks/*': taskSchema,
  'PATCH /v2/tasks/*': taskSchema,
  'GET /v2/threads': threadSchema,
  'GET /v2/threads/*': threadSchema,
  'POST /v2/comments': commentSchema,
  'GET /v2/comments/*': commentSchema,
  'GET /v2/meetings': meetingSchema,
  'GET /v2/meetings/*': meetingSchema,
  'GET /v2/meetings/*/call_recordings': callRecordingSchema,
  'GET /v2/meetings/*/call_recordings/*': callRecordingSchema,
  'GET /v2/webhooks': webhookSchema,
  'POST /v2/webhooks': createdWebhookSchema,
  'GET /v2/webhooks/*': webhookSchema,
  'PATCH /v2/webhooks/*': webhookSchema,
};

function schemaFor(method: string, path: string): z.ZodType {
  const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`).test(`${method} ${path}`);
  const found = Object.entries(SCHEMAS).find(([pattern]) => fits(pattern));
  if (!found) throw new Error(`no schema for ${method} ${path}`);
  return found[1];
}

/** Every row of an answer, whatever its envelope. */
function rowsOf(body: unknown): unknown[] {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
  return Array.isArray(data) ? (data as unknown[]) : [data];
}

interface Sample {
  request: { method: string; path: string };
  response: { status: number; body: unknown };
}

const files = existsSync(join(FOLDER, 'samples')) ? readdirSync(join(FOLDER, 'samples')) : [];
const samples = files
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Partial<Sample>] => [
    file,
    JSON.parse(readFileSync(join(FOLDER, 'samples', file), 'utf8')) as Sample,
  ])
  .filter((pair): pair is [string, Sample] => pair[1].request !== undefined && pair[1].response !== undefined);

describe('recorded answers of Attio', () => {
  if (samples.length === 0) {
    it('are not beside this repository, so nothing was compared', () => console.log('no ../shared/attio/samples here'));
    return;
  }

  it.each(samples)('%s is read without loss', (_file, { request, response }) => {
    const schema = schemaFor(request.method, request.path);
    for (const row of rowsOf(response.body)) expect(schema.parse(row)).toEqual(row);
  });

  it('have a canonical form in every value', () => {
    const records = samples
      .flatMap(([, { response }]) => rowsOf(response.body))
      .filter((row) => recordSchema.safeParse(row).success);
    const values = records.flatMap((record) =>
      Object.values((record as AttioRecord).values).filter((list) => list.length > 0),
    );
    expect(values.length).toBeGreaterThan(20);
    for (const list of values) expect(canonicalValues(undefined, list)).not.toMatch(/undefined|NaN|^\d+:$/);
  });
});

describe('answers that the document does not promise', () => {
  const attribute = {
    id: { workspace_id: 'w', object_id: 'o', attribute_id: 'a' },
    title: 'Name',
    description: null,
    api_slug: 'name',
    type: 'a-new-type',
    is_system_attribute: true,
    is_writable: true,
    is_required: false,
    is_unique: false,
    is_multiselect: false,
    is_default_value_enabled: true,
    is_archived: false,
    default_value: { type: 'a-new-kind', template: 1 },
    relationship: null,
    created_at: '2023-11-06T10:36:35.216000000Z',
    config: { currency: null, record_reference: null, added_later: { a: 1 } },
    added_later: [null],
  };
  const record = {
    id: { workspace_id: 'w', object_id: 'o', record_id: 'r' },
    created_at: '2023-11-06T10:36:35.216000000Z',
    values: { name: [{ attribute_type: 'text', value: 'A', added_later: null }], empty: [] },
  };

  it.each([
    ['attribute', attributeSchema, attribute],
    ['record without its page in the app', recordSchema, record],
  ])('%s is read without loss', (_name, schema: z.ZodType, row) => {
    expect(schema.parse(row)).toEqual(row);
  });
});

/** An example value of a JSON schema, as its author gave it. */
interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  example?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
}
interface Operation {
  responses: Record<string, { content?: { 'application/json'?: { schema?: JsonSchema } } }>;
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

describe("Attio's own document", () => {
  const file = join(FOLDER, 'openapi.json');
  if (!existsSync(file)) {
    it('is not beside this repository, so nothing was compared', () =>
      console.log('no ../shared/attio/openapi.json here'));
    return;
  }
  const api = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;

  const example = (schema: JsonSchema | undefined): unknown => {
    if (schema?.$ref) return example(api.components.schemas[String(schema.$ref.split('/').pop())]);
    if (schema?.example !== undefined) return schema.example;
    if (schema?.anyOf) return example(schema.anyOf[0]);
    if (schema?.enum) return schema.enum[0];
    if (schema?.properties) {
      return Object.fromEntries(Object.entries(schema.properties).map(([key, child]) => [key, example(child)]));
    }
    if (schema?.items) return [example(schema.items)];
    const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type;
    return { string: 'text', number: 1, integer: 1, boolean: true, array: [], object: {} }[type ?? ''] ?? null;
  };

  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): [string, string, unknown][] => {
      const schema = operation.responses?.['200']?.content?.['application/json']?.schema;
      const name = `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, '*')}`;
      return schema && name in SCHEMAS
        ? [[method.toUpperCase(), path.replaceAll(/\{[^}]+\}/g, 'x'), example(schema)]]
        : [];
    }),
  );

  it.each(operations)('%s %s: the example is read', (method, path, body) => {
    const schema = schemaFor(method, path);
    for (const row of rowsOf(body)) expect(schema.safeParse(row).error?.issues ?? []).toEqual([]);
  });

  it('has no operation of ours that was not compared', () => {
    expect(operations).toHaveLength(Object.keys(SCHEMAS).length);
  });
});
