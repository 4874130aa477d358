import { type z } from 'zod';
import { type ProblemCode } from '../http/problem.js';
import { Route } from '../http/route.js';
import { acceptedTicket, writeAnswer } from './write-answer.js';

/** Attio is asked for the present values first. */
const DRY_RUN = [
  'attio_unavailable',
  'attio_circuit_open',
  'attio_rate_limited',
  'attio_refused',
  'attio_unauthorized',
  'attio_unexpected_answer',
] as const satisfies ProblemCode[];

/** An edit: 202 with a ticket, 200 when it has ended within `wait`, or with what would be sent when it is tried dry. */
export function EditRoute(
  summary: string,
  refuses: readonly ProblemCode[],
  answer: z.ZodType = writeAnswer,
  accepted: z.ZodType = acceptedTicket,
) {
  return Route(summary, { answers: { 200: answer, 202: accepted }, refuses: [...refuses, ...DRY_RUN], isEdit: true });
}

/** Routes that ask Attio itself may answer with its troubles. */
export const asksAttio = DRY_RUN;
