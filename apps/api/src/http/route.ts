import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { type z } from 'zod';
import { type ProblemCode } from './problem.js';

export interface RouteDescription {
  description?: string;
  /** Per status of success, the shape of the answer; `null` for none, `stream` for server-sent events. */
  answers: Partial<Record<200 | 201 | 202 | 204, z.ZodType | null | 'stream'>>;
  /** Codes of problems this route answers with, beside those that every route may: see `docs/complete.ts`. */
  refuses?: readonly ProblemCode[];
  /** An edit that ends as a ticket: takes `Idempotency-Key` and `Acting-Member`. */
  isEdit?: boolean;
}

const EDIT_HEADERS = [
  {
    name: 'Idempotency-Key',
    description: 'A repetition with the same key is answered with the first ticket; another request with it is refused',
    required: false,
    schema: { type: 'string' as const, minLength: 1, maxLength: 255, example: 'order-4711' },
  },
  {
    name: 'Acting-Member',
    description: "Id of the workspace member on whose behalf this is done: makes the edit a person's in a merge",
    required: false,
    schema: { type: 'string' as const, format: 'uuid', example: '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f' },
  },
];

const MEANINGS: Record<string, string> = { 200: 'Done', 201: 'Made', 202: 'Accepted', 204: 'Done; no content' };

/** What the OpenAPI document says about a route: shapes are the schemas the code uses, examples come from them. */
export function Route(summary: string, { description, answers, refuses = [], isEdit = false }: RouteDescription) {
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiExtension('x-problem-codes', [...refuses, ...(isEdit ? (['idempotency_key_reused'] as const) : [])]),
    ...(isEdit ? EDIT_HEADERS.map((header) => ApiHeader(header)) : []),
    ...Object.entries(answers).map(([status, shape]) => ApiResponse(responseOf(Number(status), shape))),
  );
}

function responseOf(status: number, shape: z.ZodType | null | 'stream'): ApiResponseOptions {
  const description = MEANINGS[String(status)] ?? '';
  if (shape === null) return { status, description };
  if (shape !== 'stream') return { status, description, standardSchema: shape };
  const content = {
    'text/event-stream': {
      schema: { type: 'string' as const, example: 'event: …\nid: …\ndata: {…}\n\n' },
    },
  };
  return { status, description: 'Server-sent events', content };
}
