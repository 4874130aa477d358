export { AttioAttributes } from './attio-attributes.js';
export { AttioBreaker, type BreakerState } from './attio-breaker.js';
export { AttioCaches } from './attio-caches.js';
export { AttioClock } from './attio-clock.js';
export {
  AttioComments,
  AttioThreads,
  type AttioComment,
  type AttioCommentInput,
  type AttioCommentPlace,
  type AttioThread,
  type AttioThreadFilter,
} from './attio-comments.js';
export { AttioEntries, type AttioEntry, type AttioEntryParent } from './attio-entries.js';
export { AttioHistory, type AttioPastValue } from './attio-history.js';
export { type Budget } from './attio-limiter.js';
export { AttioLists, type AttioAccessLevel, type AttioList, type AttioListInput } from './attio-lists.js';
export {
  AttioMeetings,
  type AttioCallRecording,
  type AttioMeeting,
  type AttioMeetingFilter,
  type AttioSpeech,
} from './attio-meetings.js';
export { AttioMembers, type AttioMember } from './attio-members.js';
export { AttioNotes, type AttioNote, type AttioNoteFilter, type AttioNoteInput } from './attio-notes.js';
export { AttioSchema } from './attio-schema.js';
export {
  AttioTasks,
  type AttioTask,
  type AttioTaskAssignee,
  type AttioTaskFilter,
  type AttioTaskInput,
  type AttioTaskLink,
} from './attio-tasks.js';
export { AttioViews, type AttioView } from './attio-views.js';
export { AttioModule } from './attio.module.js';
export { AttioObjects, type AttioObject, type AttioObjectInput } from './attio-objects.js';
export { AttioObservers, type AttioCall, type AttioCallObserver } from './attio-observers.js';
export {
  AttioRecords,
  QUERY_PAGE,
  type AttioFilter,
  type AttioMembership,
  type AttioMerge,
  type AttioQuery,
  type AttioQueryPage,
  type AttioRecord,
  type AttioRequestAs,
  type AttioSearchHit,
  type AttioSort,
  type AttioWriteValues,
} from './attio-records.js';
export { AttioRow } from './attio-row.js';
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
export {
  type AttioAttribute,
  type AttioAttributeChange,
  type AttioAttributeInput,
  type AttioOption,
  type AttioStatus,
  type AttioStatusInput,
  type AttributeTarget,
} from './attribute.js';
export { canonicalValues, hashRecord } from './canonical.js';
export * from './errors.js';
export { type OffsetPage } from './page.js';
export { type CallOptions, type Lane, type Reading } from './reading.js';
export { rehearse, type RehearsedCall } from './rehearsal.js';
export { type CreationSource } from './scan-by-creation.js';
export { type ScanOptions, type ScanPage, type ScanPosition, type ScanSource } from './scan.js';
export { type AttioActor, type AttioValue, type AttioValues } from './value.js';
export { webhookSecretsConfig, type WebhookSecretsConfig } from './webhook-secrets.config.js';
export { readShapeOf, type WriteLookups } from './write-form.js';
