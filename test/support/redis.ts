import { Redis } from 'ioredis';
import { testServers } from './test-servers.js';

/** Every Redis has at least this many logical databases. */
const DATABASES = 16;

export interface TestRedis {
  url: string;
  /** Forgets everything, as a lost Redis would. Never FLUSHALL: other test files use other databases of the server. */
  wipe: () => Promise<void>;
}

/**
 * An empty logical database for one test file: each jest process has its own, and runs one file at a time. Channels of
 * publish/subscribe are shared by all databases of a server.
 */
export async function createTestRedis(): Promise<TestRedis> {
  const url = new URL(testServers().redisUrl);
  url.pathname = `/${Number(process.env['JEST_WORKER_ID'] ?? 1) % DATABASES}`;
  const wipe = async () => {
    const redis = new Redis(url.href);
    await redis.flushdb();
    await redis.quit();
  };
  await wipe();
  return { url: url.href, wipe };
}
