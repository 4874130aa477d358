export { DatabaseProbe, isDatabaseAway } from '@app/database';
export { AttioHealth } from './attio-health.js';
export { DatabaseHealth } from './database-health.js';
export { HealthModule } from './health.module.js';
export { RedisHealth } from './redis-health.js';
export { SyncHealth } from './sync-health.js';
