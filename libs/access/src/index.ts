export { AccessModule } from './access.module.js';
export { AccessService, type Caller } from './access.service.js';
export { apiScopes, type ApiScope } from './api-key.js';
export { SealingService } from './sealing.service.js';
export { KeyRefusedError, RateLimitedError, ScopeMissingError } from './errors.js';
export { KeysService, type KeyView } from './keys.service.js';
export { RateModule } from './rate.module.js';
export { RateService, type Rate } from './rate.service.js';
export { rateConfig } from './rate.config.js';
