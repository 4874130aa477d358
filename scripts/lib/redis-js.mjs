// @ts-check
// The Redis of machines without one: js-redis-server, held to the loopback interface and behind a password.
import { Server } from 'node:net';
import { createRedisServer } from 'js-redis-server';

const port = Number(process.env.JS_REDIS_PORT);

// It offers no choice of interface and would listen to the whole network.
const listen = Server.prototype.listen;
/** @this {Server} */
function listenLocally() {
  return listen.apply(this, /** @type {any} */ ([port, '127.0.0.1']));
}
Object.defineProperty(Server.prototype, 'listen', { value: listenLocally });

const { state } = await createRedisServer({ port, databaseCount: 64 });
Object.assign(state, { requirepass: process.env.JS_REDIS_PASSWORD });
