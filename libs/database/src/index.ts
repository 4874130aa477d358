export { AlertRepository, type AlertCode, type AlertRow, type NewAlert } from './alert.repository.js';
export { ApiKeyRepository, type ApiKeyInfo, type ApiKeyRow } from './api-key.repository.js';
export {
  ChangeFeedRepository,
  type ChangeFilter,
  type ChangeSlice,
  type LoggedChange,
} from './change-feed.repository.js';
export { type AttributeChange, type ChangeCause } from './change-log.js';
export {
  ConflictRepository,
  type ConflictFilter,
  type ConflictResolution,
  type ConflictRow,
} from './conflict.repository.js';
export { CrmViewRepository, type CrmColumn, type CrmView } from './crm-view.repository.js';
export { databaseConfig } from './database.config.js';
export { isDatabaseAway } from './database-away.js';
export { DatabaseModule } from './database.module.js';
export { DatabaseProbe } from './database-probe.js';
export { DeliverySearchRepository, type DeliverySearch, type FoundDelivery } from './delivery-search.repository.js';
export {
  DeliveryRepository,
  type DeliveryRow,
  type DeliveryState,
  type NewDelivery,
  type NewDeliveryEvent,
} from './delivery.repository.js';
export { ErasureRepository, type ErasedThings, type ErasureRow } from './erasure.repository.js';
export { hangsOn } from './erasure.sql.js';
export { EventHandlingRepository, type Handling, type HandlingRef } from './event-handling.repository.js';
export { DuplicateRepository, type DuplicateGroup } from './duplicate.repository.js';
export { ExternalLinkRepository, type ExternalLinkRow } from './external-link.repository.js';
export { InstallationStateRepository, type Tally } from './installation-state.repository.js';
export { LocalEditRepository } from './local-edit.repository.js';
export {
  WHOLE_ITEM,
  type AttributeOutcome,
  type ConflictReason,
  type EditEnd,
  type EditOperation,
  type EditOutcome,
  type EditPurpose,
  type EditState,
  type EditTarget,
  type EditValues,
  type LocalEdit,
  type NewConflict,
  type NewEdit,
  type PushEnd,
} from './local-edit.types.js';
export { MarkRepository, type ClaimedMark, type ReleasedMark, type SettledMark } from './mark.repository.js';
export { type Lane, type MarkRequest } from './mark.sql.js';
export { commentOfEntryKey, commentOfThreadKey, linkKey } from './mirror-merge.js';
export { MirrorReader } from './mirror-reader.repository.js';
export { MirrorRepository } from './mirror.repository.js';
export {
  type AbsentReading,
  type ApplyOptions,
  type ApplyOutcome,
  type ItemReading,
  type MirrorItem,
  type PresentReading,
} from './mirror.types.js';
export { PackedReading } from './packed-reading.js';
export { PolicyRepository, type AttributePolicyRow } from './policy.repository.js';
export { type KeptPolicy } from './policy.sql.js';
export { SchemaNamesRepository, type NamedAttribute, type NamedCollection } from './schema-names.repository.js';
export { SchemaRepository, type AttributeRow, type ChoiceRow, type CollectionRow } from './schema.repository.js';
export {
  SubscriptionRepository,
  type AttemptRow,
  type SubscriptionReplayRow,
  type SubscriptionRow,
} from './subscription.repository.js';
export {
  SyncRunRepository,
  type NewRun,
  type RunProgress,
  type RunState,
  type RunPurpose,
  type RunTrigger,
  type SyncRunRow,
} from './sync-run.repository.js';
export { isThingKind, type Actor, type ItemKind, type ThingKind, type ThingRef, type ThingScope } from './things.js';
export { WorkspaceRepository, type WorkspaceRow } from './workspace.repository.js';
export { MirrorScanRepository, type ItemOrigin, type ScannedItem, type StoredItem } from './mirror-scan.repository.js';
export {
  RunCandidateRepository,
  type Candidate,
  type CandidateEnd,
  type CandidateFound,
  type CandidateState,
} from './run-candidate.repository.js';
export { RetentionRepository, retainedTables, type RetainedTable } from './retention.repository.js';
export { SealedSecretsRepository } from './sealed-secrets.repository.js';
export { ScheduleRepository, type DueSchedule, type ScheduleRow } from './schedule.repository.js';
export { WebhookSubscriptionRepository, type WebhookSubscriptionRow } from './webhook-subscription.repository.js';
export { ItemListRepository, type ListedItem } from './query/item-list.repository.js';
export { ItemPastRepository, type ItemPast } from './query/item-past.repository.js';
export { ItemQueryRepository, type FoundItem } from './query/item-query.repository.js';
export {
  type Comparison,
  type Condition,
  type Hop,
  type ItemQuery,
  type NumberUnit,
  type QueriedAttribute,
  type SortKey,
  type SortPlace,
  type TextMode,
  type ValueTest,
} from './query/query.types.js';
export { RelatedRepository, type RelatedItem } from './query/related.repository.js';
export { SearchRepository, type ListHit, type RecordHit } from './query/search.repository.js';
