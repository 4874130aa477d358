export { AppCache, type CacheSlot } from './app-cache.js';
export { cacheConfig, type CacheConfig } from './cache.config.js';
export { CacheModule } from './cache.module.js';
export { RedisConnection } from './redis-connection.js';
export { SharedBudget, SharedScore, type BudgetSettings, type Reservation } from './shared-budget.js';
export { SharedBudgets } from './shared-budgets.js';
export { SharedCounters, type Counted } from './shared-counters.js';
