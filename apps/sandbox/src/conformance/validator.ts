import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { dig, type Reply } from '../testing/client.js';

/**
 * Known slips of the document, where live answers are known to differ (reference 4.1, 11.2). Nothing else is excused.
 */
const slips = {
  /** Errors may happen on every call, in codes and statuses the document does not list. */
  anyErrorCode: 'the document lists one code per status; live answers use the whole catalogue',
  /** Timestamp values are declared as dates. */
  timestampFormat: 'timestamp values are declared with format date',
  /** `resolved_by` of open comments is null, declared as an object. */
  resolvedBy: 'resolved_by is null on open comments',
  /** The answer to history replacement refers to output-value, which lacks times and actor. */
  outputValue: 'output-value leaves out active_from, active_until and created_by_actor',
  /** Comment and meeting errors are declared with statusCode. */
  statusCode: 'statusCode instead of status_code',
  /** Nullable enumerations do not list null; recordings have it. */
  nullableEnum: 'default_currency_code, display_type and workspace_access are null in recordings',
} as const;

interface Operation {
  readonly key: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly literal: number;
  readonly node: Record<string, unknown>;
}

const errorSchema = {
  type: 'object',
  required: ['status_code', 'type', 'code', 'message'],
  properties: {
    status_code: { type: 'number' },
    type: { enum: ['invalid_request_error', 'auth_error', 'rate_limit_error', 'api_error'] },
    code: { type: 'string' },
    message: { type: 'string' },
    path: { type: 'array' },
    validation_errors: { type: 'array', items: { type: 'object', required: ['code', 'path', 'message'] } },
  },
  additionalProperties: false,
};

/** Checks answers against the API document. */
export class Validator {
  readonly exercised = new Set<string>();
  readonly failures: string[] = [];
  checked = 0;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly operations: Operation[];
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: Record<string, unknown>) {
    addFormats.default(this.ajv);
    const relaxed = JSON.parse(JSON.stringify(document), relax) as Record<string, unknown>;
    this.ajv.addSchema(relaxed, 'api');
    this.operations = operationsOf(relaxed);
  }

  /** How many slips are excused. */
  get slips(): number {
    return Object.keys(slips).length;
  }

  /** The operation a request is, if the document has it. */
  find(method: string, path: string): Operation | undefined {
    return this.operations
      .filter((one) => one.method === method && one.pattern.test(path))
      .sort((a, b) => b.literal - a.literal)[0];
  }

  check(method: string, url: string, reply: Reply): void {
    const path = url.split('?', 1)[0] ?? url;
    const operation = this.find(method, path);
    if (!operation) return;
    this.checked += 1;
    if (reply.status < 400) this.exercised.add(operation.key);
    const pointer = ['responses', String(reply.status), 'content', 'application/json', 'schema'];
    const schema = reply.status >= 400 ? errorSchema : (dig(operation.node, ...pointer) as object | undefined);
    const declared = dig(operation.node, 'responses', String(reply.status));
    if (reply.status < 400 && declared === undefined) {
      this.failures.push(`${operation.key}: status ${reply.status} is not declared`);
      return;
    }
    if (!schema || reply.body === undefined) return;
    const name = `${operation.key} ${reply.status < 400 ? reply.status : 'error'}`;
    const validate = this.compiled.get(name) ?? this.ajv.compile(pointed(schema));
    this.compiled.set(name, validate);
    if (validate(reply.body)) return;
    const [error] = validate.errors ?? [];
    const near = JSON.stringify(dig(reply.body, ...(error?.instancePath ?? '').split('/').slice(1)))?.slice(0, 200);
    this.failures.push(
      `${name} ${url}: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)} near ${near}`,
    );
  }
}

/** Applies the excused slips while the document is read. */
function relax(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Record<string, unknown>;
  const properties = node['properties'] as Record<string, Record<string, unknown>> | undefined;
  const kind = dig(properties, 'attribute_type', 'enum', 0);
  if (kind === 'timestamp' && properties?.['value']) delete properties['value']['format'];
  if (properties?.['attribute_type'] && !properties['active_from']) delete node['additionalProperties'];
  if (Array.isArray(node['enum']) && Array.isArray(node['type']) && node['type'].includes('null')) {
    return { ...node, enum: [...(node['enum'] as unknown[]), null] };
  }
  if (Array.isArray(node['enum']) && node['nullable'] === true)
    return { ...node, enum: [...(node['enum'] as unknown[]), null], nullable: undefined };
  if (key === 'resolved_by') return { anyOf: [value, { type: 'null' }] };
  return value;
}

/** References of the document start at its root, which is known as `api`. */
function pointed(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
}

function operationsOf(document: Record<string, unknown>): Operation[] {
  const paths = document['paths'] as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, node]) => {
        const names = path.replace('{target}', '(objects|lists)').replace(/\{[^}]+\}/g, '[^/]+');
        const literal = path.replace(/\{[^}]+\}/g, '').length;
        const key = `${method.toUpperCase()} ${path}`;
        return {
          key,
          method: method.toUpperCase(),
          pattern: new RegExp(`^${names}$`),
          literal,
          node: node as Record<string, unknown>,
        };
      }),
  );
}
