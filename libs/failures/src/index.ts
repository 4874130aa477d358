export { FailuresModule } from './failures.module.js';
export { FailuresService, type DeliveryQuery, type DeliveryView, type FailedJobView } from './failures.service.js';
