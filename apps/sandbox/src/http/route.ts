import { type Collection } from '../model/collection.js';
import { type Token, type Actor } from '../model/types.js';
import { type World } from '../model/world.js';
import { type WebhookStore } from '../webhooks/store.js';

/** What a handler gets to answer one request. */
export interface Call {
  readonly world: World;
  readonly webhooks: WebhookStore;
  readonly token: Token;
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The raw body, for uploads. */
  readonly raw: Buffer;
  readonly contentType: string;
  /** The moment reads show: Infinity is now. */
  readonly at: number;
}

/** An answer. 200 with a JSON body unless said otherwise. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Query endpoints only. */
  readonly score?: number;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One row of the route table. */
export interface Route {
  readonly method: Method;
  /** The path under the origin, with `:name` parameters. */
  readonly path: string;
  /** Every one of these is needed; `:read` is included in `:read-write`. */
  readonly scopes: readonly string[];
  /** Which budget a call uses; queries read although they are POST. */
  readonly budget: 'read' | 'write';
  /** A tighter limit of its own. */
  readonly limit?: 'mergesPerSecond' | 'recordingsPerSecond' | 'sqlPerSecond';
  /** Whether answers carry `x-accurate-at`. */
  readonly accurate: boolean;
  /** `/self` alone does without a valid token. */
  readonly isPublic?: boolean;
  readonly handle: (call: Call) => Answer;
}

/** `{"data": …}`. */
export function data(value: unknown): Answer {
  return { body: { data: value } };
}

/** The object a path names. */
export function objectOf(call: Call): Collection {
  return call.world.object(param(call, 'object'));
}

/** The list a path names. */
export function listOf(call: Call): Collection {
  return call.world.list(param(call, 'list'));
}

/** A parameter of the route's own path. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
