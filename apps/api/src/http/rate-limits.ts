import { type RateLimitPluginOptions } from '@fastify/rate-limit';
import { RateLimitedError, type Rate, type RateService } from '@app/access';
import { type FastifyRequest } from 'fastify';
import { addressOf } from './address.js';
import { bearerOf } from './api-key.guard.js';

type Done = (error: Error | null, result?: { current: number; ttl: number }) => void;

/**
 * Limits of the routes the world can reach: the API by key, and the receiver of Attio's deliveries, which has a wide one
 * of its own. Probes, docs and dashboard have none.
 */
export function rateLimits(rates: RateService): RateLimitPluginOptions {
  // Asked three times for every request, and a key is hashed to tell.
  const known = new WeakMap<FastifyRequest, Rate>();
  const rateOf = (request: FastifyRequest): Rate => {
    const rate = known.get(request) ?? findRate(rates, request);
    known.set(request, rate);
    return rate;
  };
  class Store {
    incr(name: string, done: Done): void {
      rates.count(name).then(
        ({ count, endsInMs }) => done(null, { current: count, ttl: Math.max(1, endsInMs) }),
        (error: unknown) => done(error instanceof Error ? error : new Error('a request could not be counted')),
      );
    }

    child(): Store {
      return this;
    }
  }
  return {
    store: Store,
    timeWindow: rates.windowMs,
    keyGenerator: (request) => rateOf(request).name,
    max: (request) => rateOf(request).max ?? Number.MAX_SAFE_INTEGER,
    // What has no limit need not be counted, which would cost a question to Redis.
    allowList: (request) => !isLimited(addressOf(request)) || rateOf(request).max === null,
    skipOnError: true,
    errorResponseBuilder: (_request, { ttl }) => new RateLimitedError(Math.max(1, Math.ceil(ttl / 1_000))),
  };
}

function findRate(rates: RateService, request: FastifyRequest): Rate {
  if (addressOf(request).startsWith('/webhooks/')) return rates.deliveryRate;
  return rates.rateOf(bearerOf(request.headers.authorization), request.ip);
}

function isLimited(url: string): boolean {
  return url.startsWith('/v1/') || url.startsWith('/webhooks/');
}
