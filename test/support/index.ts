export { startApps, type AppName, type AppsOptions, type TestApps } from './apps.js';
export { createTestDatabase, type TestDatabase } from './database.js';
export { eventually } from './eventually.js';
export { createTestRedis, type TestRedis } from './redis.js';
export { startInstallation, type InstallationOptions, type TestInstallation } from './installation.js';
export { startSandbox, type TestSandbox } from './sandbox.js';
export { startOwnPostgres, startOwnRedis } from './servers.mjs';
export { temporaryFolder } from './temporary-folder.js';
