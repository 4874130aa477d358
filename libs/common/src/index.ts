export { AppError } from './app-error.js';
export { Clock } from './clock.js';
export { withCorrelation } from './correlation.js';
export { epochMsOf, instantFromEpochMs, parseInstant, type Instant } from './instant.js';
export { AppLogger } from './logger.js';
export { SecretBox } from './secret-box.js';
export { checkConfigs, parseEnv } from './parse-env.js';
export { parseStorableJson } from './parse-storable-json.js';
