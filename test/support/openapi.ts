import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { projectRoot } from '../../scripts/lib/paths.mjs';

/** A schema of the document; what tests do not look into stays open. */
export interface Schema {
  [member: string]: unknown;
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
}
export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema?: Schema;
  example?: unknown;
}
interface Answer {
  $ref?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, Media>;
}
export interface Operation {
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
  security?: unknown[];
  'x-required-scope'?: 'read' | 'write' | 'admin';
}
export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The OpenAPI document, and checks against it. */
export class OpenApi {
  readonly routes: Route[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly checks = new Map<string, ValidateFunction>();

  constructor(
    readonly document: {
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
      components: { responses: Record<string, Answer> };
    },
  ) {
    addFormats.default(this.ajv);
    for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
      const answers = Object.entries(operation.responses).map(([status, answer]) => [status, this.resolved(answer)]);
      operation.responses = Object.fromEntries(answers) as Operation['responses'];
    }
    this.ajv.addSchema(document, 'api');
    this.routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, operation]) => ({ method, path, operation })),
    );
  }

  private resolved(answer: Answer): Answer {
    return (answer.$ref && this.document.components.responses[answer.$ref.split('/').at(-1) ?? '']) || answer;
  }

  /** @param path of a request, without its query */
  find(method: string, path: string): Route | undefined {
    const parts = path.split('/');
    const fitting = this.routes.filter((route) => {
      const pattern = route.path.split('/');
      return (
        route.method === method.toLowerCase() &&
        pattern.length === parts.length &&
        pattern.every((part, index) => part.startsWith('{') || part === parts[index])
      );
    });
    // `…/stream` before `…/{id}`.
    return fitting.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  /** @param pointer of a schema in the document, as parts @returns what is wrong with the value */
  faults(value: unknown, pointer: string[]): string[] {
    const ref = `api#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const check = this.checks.get(ref) ?? this.ajv.compile({ $ref: ref });
    this.checks.set(ref, check);
    if (check(value) === true) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`);
  }

  /** @returns what is wrong with an answer: an unknown status, another content type, another shape */
  answerFaults({ method, path }: Route, status: number, contentType: string | null, body: unknown): string[] {
    const responses = this.document.paths[path]?.[method]?.responses ?? {};
    const answer = responses[String(status)];
    if (answer === undefined) return [`status ${status} is not in the document`];
    const type = (contentType ?? '').split(';')[0] ?? '';
    if (answer.content === undefined) return type === '' ? [] : [`a body of ${type} where none is announced`];
    if (answer.content[type] === undefined) return [`content type "${type}" is not in the document`];
    if (!type.endsWith('json')) return [];
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
    return this.faults(body, pointer);
  }

  /** @returns what is wrong with the code of a problem: programs may branch on it, so the route must announce it */
  codeFaults({ operation }: Route, status: number, body: unknown): string[] {
    if (status < 400) return [];
    const examples = operation.responses[String(status)]?.content?.['application/problem+json']?.examples ?? {};
    const { code = '' } = Object(body) as { code?: string };
    return code === 'bad_request' || Object.keys(examples).includes(code)
      ? []
      : [`code "${code}" is not among the route's`];
  }
}

/** Needs the settings, but no server. */
const settings = {
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  REDIS_URL: 'redis://127.0.0.1:1',
  ATTIO_API_KEY: 'none',
  ATTIO_WEBHOOK_SECRET: 'none',
};

/** The document of the built api. */
export async function readOpenApi(): Promise<OpenApi> {
  const program = join(projectRoot, 'dist/apps/api/src/openapi.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, ...settings },
    maxBuffer: 64 * 1024 * 1024,
  });
  return new OpenApi(JSON.parse(stdout) as OpenApi['document']);
}
