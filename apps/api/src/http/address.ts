import { type FastifyRequest } from 'fastify';

/**
 * The address of the route the server found. What the client wrote may be spelled otherwise and still lead there:
 * `/%761/tickets` is `/v1/tickets`.
 */
export function addressOf({ routeOptions, url }: FastifyRequest): string {
  return routeOptions.url ?? url;
}
