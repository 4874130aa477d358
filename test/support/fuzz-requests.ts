import fc from 'fast-check';
import { type OpenApi, type Parameter, type Route } from './openapi.js';

/** A request as it goes over the wire: nothing is checked or completed on its way. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Fuzzed {
  kind: string;
  request: WireRequest;
  /** The document says that this cannot be: 4xx is the only right answer. */
  isInvalid: boolean;
}

/** What good requests are made of: values of path parameters by name, and the rest from the document's examples. */
export type PathValues = Record<string, string>;

const TEXTS = [
  '',
  'x',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  '🙂',
  "' OR 1=1 --",
  '%00',
  '../..',
  '\u202e',
  'x'.repeat(9_000),
  '0000-01-01T00:00:00Z',
  '2026-01-01T00:00:00+23:59',
  `2026-01-01T00:00:00.${'1'.repeat(150)}Z`,
];
const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '$where',
  'a.b',
  '',
  '\0',
  '\ud83d',
];
const ODD_NUMBERS = [-1, 0.5, 1e308, -1e308, 2 ** 53, 9_007_199_254_740_992, 1e21, -0];
const RAW_BODIES = [
  '',
  '{',
  '{"data":',
  'null',
  'true',
  '"text"',
  '[]',
  '[{}]',
  '{"a":1}{"b":2}',
  '{"n":1e999}',
  "{'a': 1}",
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `{"data":${'{"values":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
];
const CONTENT_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'x',
];

const bodyKinds = [
  'wrong type',
  'missing member',
  'extra member',
  'odd text',
  'odd number',
  'odd key',
  'too many',
  'raw body',
  'content type',
] as const;
const parameterKinds = ['odd parameter', 'repeated parameter', 'unknown parameter', 'odd path', 'odd header'] as const;

/** One of the items, the first when shrunk. */
export function pick<T>(g: fc.GeneratorValue, items: readonly T[]): T {
  const item = items[g(fc.nat, items.length - 1)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** One bad request of a route. @returns `null` where the kind does not apply */
export function fuzzed(g: fc.GeneratorValue, api: OpenApi, route: Route, ids: PathValues): Fuzzed | null {
  const kinds = route.operation.requestBody ? [...bodyKinds, ...parameterKinds] : parameterKinds;
  const kind = pick(g, kinds);
  const isBody = (bodyKinds as readonly string[]).includes(kind);
  const made = isBody ? withBadBody(g, api, route, ids, kind) : withBadParameter(g, api, route, ids, kind);
  return made && { kind, ...made };
}

/** The request the document itself shows. */
export function goodRequest(
  route: Route,
  ids: PathValues,
  query: [string, string][] = neededQuery(route),
): WireRequest {
  const path = route.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(valueOf(route, ids, name)),
  );
  const search = new URLSearchParams(query).toString();
  const request = { method: route.method.toUpperCase(), path: search ? `${path}?${search}` : path, headers: {} };
  const body = exampleBody(route);
  if (body === undefined) return request;
  return { ...request, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function withBadBody(g: fc.GeneratorValue, api: OpenApi, route: Route, ids: PathValues, kind: string) {
  const good = goodRequest(route, ids);
  if (kind === 'raw body') {
    const body = pick(g, RAW_BODIES);
    return { request: { ...good, body }, isInvalid: isFaulty(api, route, body) };
  }
  if (kind === 'content type') {
    const headers = { 'content-type': pick(g, CONTENT_TYPES) };
    return { request: { ...good, headers }, isInvalid: true };
  }
  // Under a root, so that the whole can be replaced as well.
  const body: { root: unknown } = { root: structuredClone(exampleBody(route)) };
  const places = placesIn(body);
  const place = places[g(fc.nat, places.length - 1)];
  if (place === undefined) return null;
  const parent = place.parent as Record<string, unknown>;
  const inner = place.value as Record<string, unknown>;
  const isHolder = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  if (kind === 'wrong type') parent[place.key] = g(fc.jsonValue);
  if (kind === 'missing member') delete parent[place.key];
  if (kind === 'odd text') parent[place.key] = pick(g, TEXTS);
  if (kind === 'odd number') parent[place.key] = pick(g, ODD_NUMBERS);
  if (kind === 'too many') parent[place.key] = Array.from({ length: pick(g, [0, 51, 1_001]) }, () => place.value);
  if (kind === 'extra member' || kind === 'odd key') {
    const holder = isHolder ? inner : parent;
    const key = kind === 'odd key' ? pick(g, ODD_KEYS) : `extra_${String(g(fc.nat, 99))}`;
    Object.defineProperty(holder, key, { value: g(fc.jsonValue), enumerable: true, configurable: true });
  }
  const text = JSON.stringify(body.root) as string | undefined;
  // Without its root there is no body at all.
  return { request: { ...good, body: text ?? '' }, isInvalid: isFaulty(api, route, text ?? '') };
}

function placesIn(root: { root: unknown }): { parent: object; key: string; value: unknown }[] {
  const found: { parent: object; key: string; value: unknown }[] = [];
  const open: object[] = [root];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const [key, value] of Object.entries(holder) as [string, unknown][]) {
      found.push({ parent: holder, key, value });
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return found;
}

function withBadParameter(g: fc.GeneratorValue, api: OpenApi, route: Route, ids: PathValues, kind: string) {
  const parameters = route.operation.parameters ?? [];
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  if (kind === 'unknown parameter') {
    if (inQuery.length === 0) return null;
    const query: [string, string][] = [
      ...neededQuery(route),
      [pick(g, ['extra', 'constructor', '__proto__', 'limit[]', 'a.b']), 'x'],
    ];
    return { request: goodRequest(route, ids, query), isInvalid: true };
  }
  if (kind === 'odd path') {
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    if (inPath.length === 0) return null;
    const parameter = pick(g, inPath);
    const value = pick(g, [...TEXTS.filter((text) => text !== '' && isUsable(text)), 'nobody', '%ZZ', '%']);
    const encoded = value.startsWith('%') ? value : encodeURIComponent(value);
    const marked = goodRequest(route, { ...ids, [parameter.name]: 'MARKED' });
    const request = { ...marked, path: marked.path.replace('MARKED', encoded) };
    return { request, isInvalid: faultyParameter(api, route, parameter, value) };
  }
  if (kind === 'odd header') {
    const inHeader = parameters.filter((parameter) => parameter.in === 'header');
    if (inHeader.length === 0) return null;
    const parameter = pick(g, inHeader);
    const value = pick(g, ['x'.repeat(300), 'nobody', 'é', '{}']);
    const good = goodRequest(route, ids);
    const request = { ...good, headers: { ...good.headers, [parameter.name.toLowerCase()]: value } };
    return { request, isInvalid: faultyParameter(api, route, parameter, value) };
  }
  if (inQuery.length === 0) return null;
  const parameter = pick(g, inQuery);
  const others = neededQuery(route).filter(([name]) => name !== parameter.name);
  if (kind === 'repeated parameter') {
    const example = parameter.example ?? parameter.schema?.['default'];
    const value = typeof example === 'string' || typeof example === 'number' ? String(example) : 'x';
    const twice: [string, string][] = [
      [parameter.name, value],
      [parameter.name, value],
    ];
    return { request: goodRequest(route, ids, [...others, ...twice]), isInvalid: true };
  }
  const values = [...TEXTS.filter(isUsable), ...ODD_NUMBERS.map(String), 'NaN', 'Infinity', '[]', '{}', 'null', '1e3x'];
  const value = pick(g, values);
  const request = goodRequest(route, ids, [...others, [parameter.name, value]]);
  return { request, isInvalid: faultyParameter(api, route, parameter, value) };
}

/** An address holds no halves of surrogate pairs: encoding would replace them. */
function isUsable(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function isFaulty(api: OpenApi, route: Route, body: string): boolean {
  const pointer = ['paths', route.path, route.method, 'requestBody', 'content', 'application/json', 'schema'];
  try {
    return api.faults(JSON.parse(body), pointer).length > 0;
  } catch {
    return true;
  }
}

/** Parameters are texts; a number is one that reads as such. */
function faultyParameter(api: OpenApi, route: Route, parameter: Parameter, text: string): boolean {
  const index = route.operation.parameters?.indexOf(parameter) ?? -1;
  const pointer = ['paths', route.path, route.method, 'parameters', String(index), 'schema'];
  const isNumber = ['number', 'integer'].includes(String(parameter.schema?.type));
  return api.faults(isNumber ? Number(text) : text, pointer).length > 0;
}

function neededQuery(route: Route): [string, string][] {
  const needed = (route.operation.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && parameter.required,
  );
  return needed.map(({ name, example }) => [name, String(example)]);
}

function valueOf(route: Route, ids: PathValues, name: string): string {
  const known = ids[name];
  if (known !== undefined) return known;
  const parameter = route.operation.parameters?.find((each) => each.in === 'path' && each.name === name);
  return String(parameter?.example);
}

function exampleBody(route: Route): unknown {
  const media = route.operation.requestBody?.content['application/json'];
  const [first] = Object.values(media?.examples ?? {});
  return first?.value ?? media?.example;
}
