export { Metrics, type Samples } from './metrics.js';
export { metricsConfig, type MetricsConfig } from './metrics.config.js';
export { MetricsModule } from './metrics.module.js';
export { ScrapeAccess } from './scrape-access.js';
