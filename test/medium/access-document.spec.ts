import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { readOpenApi, type Media, type OpenApi, type Route } from '../support/openapi.js';

jest.setTimeout(120_000);

describe('the OpenAPI document', () => {
  let sut: OpenApi;

  beforeAll(async () => {
    sut = await readOpenApi();
  });

  /** What is missing, as `method path: fault`; a good document has none. */
  function lacking(faultsOf: (route: Route) => string[]): string[] {
    return sut.routes.flatMap((route) => faultsOf(route).map((fault) => `${route.method} ${route.path}: ${fault}`));
  }
  const isClosed = ({ path }: Route) => path.startsWith('/v1/');
  const at = ({ method, path }: Route, ...rest: string[]) => ['paths', path, method, ...rest];

  function mediaFaults(media: Media | undefined, pointer: string[]): string[] {
    if (media?.schema === undefined) return ['no schema'];
    const examples =
      media.examples === undefined ? [media.example] : Object.values(media.examples).map(({ value }) => value);
    if (examples.length === 0 || examples.includes(undefined)) return ['no example'];
    return examples.flatMap((example) => sut.faults(example, pointer).map((fault) => `example: ${fault}`));
  }

  it('is OpenAPI 3.1 and has every route', () => {
    expect(sut.document.openapi).toMatch(/^3\.1\./);
    expect(sut.routes.length).toBeGreaterThan(75);
  });

  it('says of every route what it does, and which scope it needs', () => {
    expect(
      lacking((route) => [
        ...(route.operation.summary ? [] : ['no summary']),
        ...(route.operation.tags?.length ? [] : ['no tag']),
        ...(!isClosed(route) || route.operation['x-required-scope'] ? [] : ['no scope']),
      ]),
    ).toEqual([]);
  });

  it('has a schema and fitting examples of every answer', () => {
    expect(
      lacking((route) => {
        const good = Object.entries(route.operation.responses).filter(([status]) => status.startsWith('2'));
        if (good.length === 0) return ['no answer of success'];
        return good.flatMap(([status, { content }]) => {
          if (status === '204') return content === undefined ? [] : ['204 with a body'];
          const media = Object.entries(content ?? {});
          if (media.length === 0) return [`${status}: no schema`];
          return media.flatMap(([type, one]) =>
            mediaFaults(one, at(route, 'responses', status, 'content', type, 'schema')).map(
              (fault) => `${status} ${fault}`,
            ),
          );
        });
      }),
    ).toEqual([]);
  });

  it('has a schema and a fitting example of every body', () => {
    expect(
      lacking((route) => {
        const { requestBody } = route.operation;
        if (requestBody === undefined) return [];
        const pointer = at(route, 'requestBody', 'content', 'application/json', 'schema');
        return mediaFaults(requestBody.content['application/json'], pointer);
      }),
    ).toEqual([]);
  });

  it('has a schema of every parameter, and a fitting example of every one that is needed', () => {
    expect(
      lacking((route) =>
        (route.operation.parameters ?? []).flatMap(({ name, schema, required, example }, index) => {
          if (schema === undefined) return [`${name}: no schema`];
          if (!required && example === undefined) return [];
          const faults = sut.faults(example, at(route, 'parameters', String(index), 'schema'));
          return faults.map((fault) => `${name}: ${fault}`);
        }),
      ),
    ).toEqual([]);
  });

  it('has the problems of every route, with stable codes', () => {
    expect(
      lacking((route) => {
        const { operation } = route;
        const hasInput = (operation.parameters ?? []).length > 0 || operation.requestBody !== undefined;
        const wanted = isClosed(route) ? ['401', '403', '429', '500', ...(hasInput ? ['400'] : [])] : ['429', '503'];
        if (isClosed(route) && route.path.includes('Id}')) wanted.push('404');
        return wanted.flatMap((status) => {
          const { content } = operation.responses[status] ?? {};
          if (content === undefined) return [`no ${status}`];
          const media = content['application/problem+json'];
          if (media === undefined) return isClosed(route) ? [`${status} is no problem document`] : [];
          const pointer = at(route, 'responses', status, 'content', 'application/problem+json', 'schema');
          const codes = Object.entries(media.examples ?? {}).flatMap(([code, { value }]) =>
            (value as { code?: string }).code === code ? [] : [`${status}: ${code} is not the example's`],
          );
          return [...mediaFaults(media, pointer), ...codes];
        });
      }),
    ).toEqual([]);
  });

  it('says of every limit and every short absence how long to wait', () => {
    expect(
      lacking(({ operation }) =>
        ['429', '503'].flatMap((status) => {
          const { content, headers } = operation.responses[status] ?? {};
          const isProblem = content?.['application/problem+json'] !== undefined;
          return isProblem && headers?.['Retry-After'] === undefined ? [`${status} without Retry-After`] : [];
        }),
      ),
    ).toEqual([]);
  });

  it('is what the typed client is made from: `npm run client` would change nothing', async () => {
    const args = [join(projectRoot, 'scripts/client.mjs'), '--check'];
    await expect(promisify(execFile)(process.execPath, args)).resolves.toBeDefined();
  });
});
