import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../errors.js';

/** Paging of the logs: entries after a number. */
export const pageSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
});

/** A control request that makes no sense: 400 with the place. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly path: readonly (string | number)[] = [],
    readonly status = 400,
  ) {
    super(message);
  }
}

/** The JSON body of a control request, checked. */
export function controlBody<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  return checked(schema, rawBody(request));
}

/** The query string of a control request, checked. */
export function controlQuery<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  return checked(schema, request.query);
}

export function rawBody(request: FastifyRequest): unknown {
  const raw = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  if (raw.trim() === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw new ControlError('The body is not valid JSON.');
  }
}

/** Runs a control handler; bad input becomes 400 with its path, API refusals keep their own body. */
export function control(handle: (request: FastifyRequest, reply: FastifyReply) => unknown) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      const answer = await handle(request, reply);
      if (!reply.sent)
        await reply
          .code(200)
          .header('content-type', 'application/json; charset=utf-8')
          .send(JSON.stringify(answer ?? {}));
    } catch (error) {
      const [status, body] = refusal(error);
      await reply.code(status).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
    }
  };
}

function refusal(error: unknown): [number, unknown] {
  if (error instanceof ControlError) return [error.status, { error: error.message, path: error.path }];
  if (error instanceof ApiError) return [error.status, error.body()];
  throw error;
}

function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
  throw new ControlError(issue?.message ?? 'Invalid input', path);
}
