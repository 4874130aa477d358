/** A JSON schema, as far as examples need it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
}
export type JsonSchemas = Record<string, JsonSchema>;

const FORMATS: Record<string, string> = {
  uuid: '1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12',
  'date-time': '2026-01-31T09:30:00Z',
};

/**
 * A value that fits the schema: its own example, or one put together from the examples of its parts. Members that may
 * be left out are shown when they have an example themselves.
 * @throws Error a text without an example: nobody can guess it
 */
export function exampleOf(schema: JsonSchema, schemas: JsonSchemas, at = ''): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.$ref !== undefined) return exampleOf(referred(schema.$ref, schemas), schemas, at);
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first !== undefined) return exampleOf(first, schemas, at);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas, at))) as unknown;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) return objectExample(schema, schemas, at);
  if (type === 'array') return schema.items ? [exampleOf(schema.items, schemas, `${at}[]`)] : [];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return true;
  const known = type === 'string' ? FORMATS[schema.format ?? ''] : undefined;
  if (known !== undefined) return known;
  if (type === 'null' || type === undefined) return null;
  throw new Error(`${at} needs an example`);
}

function objectExample({ properties = {}, required = [] }: JsonSchema, schemas: JsonSchemas, at: string): unknown {
  const shown = Object.entries(properties).filter(([name, part]) => required.includes(name) || hasExample(part));
  return Object.fromEntries(shown.map(([name, part]) => [name, exampleOf(part, schemas, `${at}.${name}`)]));
}

function hasExample({ example, examples }: JsonSchema): boolean {
  return example !== undefined || examples !== undefined;
}

function referred(ref: string, schemas: JsonSchemas): JsonSchema {
  const found = schemas[ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  return found;
}
