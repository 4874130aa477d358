export {
  AttioAttributes,
  type AttioAttribute,
  type AttioAttributeChange,
  type AttioAttributeInput,
  type AttioOption,
  type AttioStatus,
  type AttioStatusInput,
  type AttributeTarget,
} from './attio-attributes.js';
export { AttioBreaker, type BreakerState } from './attio-breaker.js';
export { AttioClock } from './attio-clock.js';
export { type Budget } from './attio-limiter.js';
export { AttioModule } from './attio.module.js';
export { AttioObjects, type AttioObject, type AttioObjectInput } from './attio-objects.js';
export { AttioObservers, type AttioCall, type AttioCallObserver } from './attio-observers.js';
export {
  AttioRecords,
  QUERY_PAGE,
  type AttioFilter,
  type AttioQuery,
  type AttioQueryPage,
  type AttioRecord,
  type AttioSort,
  type AttioWriteValues,
} from './attio-records.js';
export { AttioSelf, type AttioActiveSelf, type AttioSelfInfo } from './attio-self.js';
export { AttioSignature, verifySignature } from './attio-signature.js';
export { AttioSignatureModule } from './attio-signature.module.js';
export {
  AttioWebhooks,
  type AttioCondition,
  type AttioCreatedWebhook,
  type AttioSubscription,
  type AttioWebhook,
} from './attio-webhooks.js';
export { attioConfig, type AttioConfig } from './attio.config.js';
export { canonicalValues, hashRecord, hashValues } from './canonical.js';
export * from './errors.js';
export { type OffsetPage } from './page.js';
export { mapReading, type CallOptions, type Lane, type Reading } from './reading.js';
export { type AttioActor, type AttioValue, type AttioValues } from './value.js';
export { webhookSecretsConfig, type WebhookSecretsConfig } from './webhook-secrets.config.js';
