import { type z } from 'zod';
import { parseStorableJson } from '@app/common';
import { type AttioAnswer } from './attio-exchange.js';
import { executionIdOf } from './attio-failure.js';
import { AttioRow } from './attio-row.js';
import { cutRows } from './cut-rows.js';
import { AttioResponseError, AttioUnavailableError } from './errors.js';

/** What an answer answers: for its errors. */
export interface AnsweredCall {
  route: string;
  isWrite: boolean;
}

/**
 * The body of a good answer, parsed by its schema.
 * @throws AttioUnavailableError not JSON, or cut short
 * @throws AttioResponseError another shape than the schema's
 */
export function parseAnswer<T>(answer: AttioAnswer, call: AnsweredCall, schema: z.ZodType<T>, isEnveloped: boolean): T {
  // A deleted call recording answers 204 without a body; the others answer `{}`.
  const isEmpty = answer.bytes.length === 0 && answer.status === 204;
  const body = isEmpty ? {} : parseJson(answer.bytes, answer, call);
  return fit(isEnveloped ? dataOf(body) : body, answer, call, schema);
}

/**
 * The rows of a list, or the one row of `{"data": {…}}`, each to be parsed when it is wanted. Whatever does not clearly
 * have that form is parsed at once, so that what is wrong with it shows here, where the request can be sent again.
 * @param idMember of a row's `id`
 * @throws as `parseAnswer`
 */
export function rowsOf<T>(
  answer: AttioAnswer,
  call: AnsweredCall,
  schema: z.ZodType<T>,
  idMember: string,
): AttioRow<T>[] {
  const cut = cutRows(answer.bytes, idMember);
  if (cut === null) return parsedRows(answer, call, schema, idMember);
  return cut.map(
    ({ itemId, bytes }) => new AttioRow(itemId, bytes, () => fit(parseJson(bytes, answer, call), answer, call, schema)),
  );
}

function parsedRows<T>(answer: AttioAnswer, call: AnsweredCall, schema: z.ZodType<T>, idMember: string): AttioRow<T>[] {
  const data = dataOf(parseJson(answer.bytes, answer, call));
  return (Array.isArray(data) ? data : [data]).map((node: unknown) => {
    const row = fit(node, answer, call, schema);
    const itemId = memberOf((node as { id?: unknown }).id, idMember) ?? '';
    return new AttioRow(itemId, null, () => row);
  });
}

function parseJson(bytes: Buffer, answer: AttioAnswer, call: AnsweredCall): unknown {
  try {
    return parseStorableJson(decoder.decode(bytes));
  } catch {
    throw new AttioUnavailableError(
      `Attio's answer to ${call.route} is not JSON or is cut short`,
      failureIn(answer, call),
      call.isWrite,
    );
  }
}

const decoder = new TextDecoder();

function fit<T>(node: unknown, answer: AttioAnswer, call: AnsweredCall, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(node);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '(all)'} ${issue.code}`);
  throw new AttioResponseError(
    `Attio's answer to ${call.route} has an unexpected shape: ${where.join(', ')}`,
    failureIn(answer, call),
  );
}

function failureIn(answer: AttioAnswer, { route }: AnsweredCall) {
  return { status: answer.status, route, ...executionIdOf(answer.headers) };
}

/** A missing envelope becomes `undefined`, which no schema accepts. */
function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
}

function memberOf(id: unknown, member: string): string | undefined {
  const value = typeof id === 'object' && id !== null ? (id as Record<string, unknown>)[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}
