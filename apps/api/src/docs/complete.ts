import { type OpenAPIObject } from '@nestjs/swagger';
import { isProblemCode, problem, problems, type ProblemCode } from '../http/problem.js';
import { exampleOf, type JsonSchema, type JsonSchemas } from './example.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

interface Media {
  schema?: JsonSchema;
  example?: unknown;
  examples?: unknown;
}
interface Response {
  description: string;
  headers?: unknown;
  content?: Record<string, Media>;
}
interface Operation {
  parameters?: { in: string; required?: boolean; schema?: JsonSchema; example?: unknown }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Response | { $ref: string }>;
  security?: unknown[];
  'x-problem-codes'?: string[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Adds what follows from the rest: problems every route may answer with, and examples, made from the schemas. */
export function complete(document: OpenAPIObject, named: Schemas): OpenAPIObject {
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...named } };
  const schemas = document.components.schemas as JsonSchemas;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (METHODS.includes(method)) completeOperation(operation as Operation, schemas, `${method} ${path}`);
    }
  }
  const codes = Object.keys(problems).filter(isProblemCode);
  document.components.responses = Object.fromEntries(codes.map((code) => [code, responseOf([code])])) as never;
  return document;
}

function completeOperation(operation: Operation, schemas: JsonSchemas, at: string): void {
  for (const parameter of operation.parameters ?? []) {
    // What has a default is best left out of an example; what is required cannot be.
    const { schema = {} } = parameter;
    if (parameter.required || schema.example !== undefined) parameter.example = exampleOf(schema, schemas, at);
  }
  for (const media of Object.values(operation.requestBody?.content ?? {})) addExample(media, schemas, `${at} body`);
  for (const [status, response] of Object.entries(operation.responses)) {
    const { content = {} } = response as Response;
    for (const media of Object.values(content)) addExample(media, schemas, `${at} ${status}`);
  }
  addProblems(operation);
}

function addExample(media: Media, schemas: JsonSchemas, at: string): void {
  if (media.schema === undefined || media.example !== undefined || media.examples !== undefined) return;
  media.example = exampleOf(media.schema, schemas, at);
}

function addProblems(operation: Operation): void {
  const { parameters = [], requestBody, security } = operation;
  const codes: ProblemCode[] = (operation['x-problem-codes'] ?? []).filter(isProblemCode);
  delete operation['x-problem-codes'];
  const isClosed = (security ?? []).length > 0;
  if (parameters.length > 0 || requestBody) codes.push('invalid_request');
  if (requestBody) codes.push('bad_request', 'body_too_large', 'unsupported_media_type');
  if (isClosed) codes.push('api_key_refused', 'api_scope_missing', 'database_unavailable', 'overloaded');
  codes.push('rate_limited', 'internal_error');
  const byStatus = grouped(codes);
  for (const [status, alike] of byStatus) {
    const isOurs = operation.responses[status] !== undefined; // a health report has a shape of its own
    if (isOurs) continue;
    const [only, ...more] = alike;
    operation.responses[status] =
      only !== undefined && more.length === 0 ? { $ref: `#/components/responses/${only}` } : responseOf(alike);
  }
}

function responseOf(codes: ProblemCode[]): Response {
  const [first = 'internal_error'] = codes;
  const [status, title] = problems[first];
  const examples = Object.fromEntries(
    codes.map((code) => [code, { value: problem(code, problems[code][1], pathOf(code)) }]),
  );
  return {
    description: `${title}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples } },
  };
}

function pathOf(code: ProblemCode) {
  return code === 'invalid_request' ? [{ path: 'limit', message: 'Too big: expected number to be <=500' }] : undefined;
}

const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' }, example: 1 } };

function grouped(codes: ProblemCode[]): Map<string, ProblemCode[]> {
  const byStatus = new Map<string, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const status = String(problems[code][0]);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
