import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type RawServerDefault } from 'fastify';
import { addressOf } from './address.js';

/** Where bodies are signed: these stay the bytes that came. */
export const SIGNED_BODIES = '/webhooks/attio';

/** Bodies are JSON, and parsed by the server itself; one that is signed is not touched before its signature was checked. */
export function readBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parseJson = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser<RawServerDefault>('application/json', { bodyLimit }, (request, body: Buffer, done) => {
    if (addressOf(request) === SIGNED_BODIES) done(null, body);
    else void parseJson(request, body as unknown as string, done); // which takes bytes as well, and their byte order mark
  });
}
