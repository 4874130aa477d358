export { AccessModule } from './access.module.js';
export { AccessService, type Caller } from './access.service.js';
export { apiScopes, type ApiScope } from './api-key.js';
export { KeyRefusedError, ScopeMissingError } from './errors.js';
export { SealingService } from './sealing.service.js';
export { KeysService, type KeyView } from './keys.service.js';
