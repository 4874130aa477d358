// @ts-check
import { startTestServers } from './servers.mjs';

/** Once per `jest` run, however many projects ask for it: the servers for medium and e2e tests. */
export default async function setUp() {
  const shared = /** @type {{ testServers?: Awaited<ReturnType<typeof startTestServers>> }} */ (globalThis);
  if (shared.testServers) return;
  shared.testServers = await startTestServers();
  process.env.TEST_SERVERS = JSON.stringify(shared.testServers.servers);
}
