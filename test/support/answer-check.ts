import { OpenApi } from './openapi.js';

/** One answer of the api, as far as the document speaks of it. */
export interface CheckedAnswer {
  method: string;
  /** With or without its query. */
  path: string;
  status: number;
  contentType: string | null;
  /** Parsed, if it is JSON. */
  body: unknown;
}

/** Holds answers of an api against the OpenAPI document that the same api shows. */
export class AnswerCheck {
  private api: Promise<OpenApi> | undefined;
  /** What was seen of each route: `get /v1/objects` → 200, … */
  readonly seen = new Map<string, Set<number>>();

  /** @param apiUrl origin of the api */
  constructor(private readonly apiUrl: string) {}

  async document(): Promise<OpenApi> {
    this.api ??= fetch(`${this.apiUrl}/docs-json`).then(
      async (response) => new OpenApi((await response.json()) as OpenApi['document']),
    );
    return this.api;
  }

  /** @throws Error the document says otherwise: status, content type, shape, or the code of a problem */
  async assert({ method, path, status, contentType, body }: CheckedAnswer): Promise<void> {
    const api = await this.document();
    const route = api.find(method, path.split('?')[0] ?? '');
    if (route === undefined) {
      if (status === 404) return;
      throw new Error(`${method} ${path} is not in the OpenAPI document`);
    }
    const name = `${route.method} ${route.path}`;
    const faults = [...api.answerFaults(route, status, contentType, body), ...api.codeFaults(route, status, body)];
    if (faults.length > 0) {
      throw new Error(`${name}: ${status} is not as documented: ${faults.join('; ')}\n${JSON.stringify(body)}`);
    }
    this.seen.set(name, (this.seen.get(name) ?? new Set()).add(status));
  }
}
