import { type Metrics } from '@app/metrics';
import { type FastifyInstance } from 'fastify';

/** Counts every answer by the template of its route: addresses hold ids. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? '(none)';
    metrics.count('attio_sync_http_requests_total', { method, route, status: String(reply.statusCode) });
    const isStream = String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
    if (!isStream) metrics.observe('attio_sync_http_request_seconds', { method, route }, reply.elapsedTime / 1_000);
    done();
  });
}
