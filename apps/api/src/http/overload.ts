import { type DatabaseProbe } from '@app/health';
import { type FastifyInstance } from 'fastify';
import { type ApiConfig } from '../api.config.js';
import { addressOf } from './address.js';
import { problem } from './problem.js';

const RETRY_AFTER_SECONDS = '1';

/**
 * Sends callers away at once while those who came before them wait for Postgres. Otherwise, when more comes than can be
 * done, all wait until they give up and ask again, the queue fills with questions whose askers are gone, and an api that
 * does its most gives no answer at all, for as long as anybody asks.
 *
 * Attio's deliveries are always let in: they are one insert, and are repeated a few times only.
 */
export function shedLoad(fastify: FastifyInstance, database: DatabaseProbe, config: ApiConfig): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!addressOf(request).startsWith('/v1/') || database.longestWaitMs() < config.overloadedAfterMs) return done();
    void reply
      .code(503)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .type('application/problem+json')
      .send(
        problem('overloaded', 'All connections to Postgres are busy. Try again, a write with the same Idempotency-Key'),
      );
  });
}
