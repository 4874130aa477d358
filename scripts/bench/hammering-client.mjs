// @ts-check
/** One client process: keeps more calls waiting than the budget lets through, reads and writes, both lanes. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';

const [, , , built = ''] = process.argv;
const { AttioModule, AttioRecords, AttioBreaker } = await import(
  pathToFileURL(join(built, 'libs/attio/src/index.js')).href
);
const app = await NestFactory.createApplicationContext(AttioModule, { logger: false });
const records = app.get(AttioRecords);
const breaker = app.get(AttioBreaker);
breaker.onStateChange((/** @type {string} */ state) => process.send?.(state));

for (let i = 0; i < 20; i++) {
  void forever(() => records.queryPage('people', { limit: 1, offset: 0 }, { lane: i % 2 ? 'live' : 'reconcile' }));
}
for (let i = 0; i < 8; i++) void forever(() => records.update('people', 'r', {}));
process.send?.('ready');

/** @param {() => Promise<unknown>} call */
async function forever(call) {
  for (;;) {
    await call().catch(() => undefined);
    await breaker.untilClosed();
  }
}
