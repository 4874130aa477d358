import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Writer } from '@app/sync';
import { type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../http/api-key.guard.js';
import { problem } from '../http/problem.js';
import { ValidationProblem } from '../http/problem.filter.js';

const headers = z.object({
  /** Repeats of a request with this key are answered with its ticket. */
  'idempotency-key': z.string().min(1).max(255).optional(),
  /** Id of the workspace member on whose behalf the caller writes: makes the edit a person's in a merge. */
  'acting-member': z.guid().optional(),
});

/** Who writes: the API key, and the headers `Idempotency-Key` and `Acting-Member`. */
export const FromWriter = createParamDecorator((_: unknown, context: ExecutionContext): Writer => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const read = headers.safeParse(request.headers);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({ path: `headers.${path.join('.')}`, message }));
    throw new ValidationProblem(problem('invalid_request', 'See errors for the path of each fault', faults));
  }
  return {
    callerId: callerOf(request)?.keyId ?? 'unknown',
    idempotencyKey: read.data['idempotency-key'] ?? null,
    actingMemberId: read.data['acting-member'] ?? null,
  };
});
