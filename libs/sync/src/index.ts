export { AttioAvailability } from './attio-availability.js';
export { CachedAttioService } from './cache/cached-attio.service.js';
export { type ConflictView } from './conflicts/conflict-view.js';
export { ConflictsService, type Resolution } from './conflicts/conflicts.service.js';
export { ActivityService } from './edits/activity.service.js';
export {
  ContactWritesService,
  type CompanyInput,
  type Duplicates,
  type PersonInput,
} from './edits/contact-writes.service.js';
export { ExternalLinksService, type ExternalLinkView } from './edits/external-links.service.js';
export { pathsIn } from './writes/value-fault.js';
export { PipelineService, type EntryView, type NewEntry, type StagePeriod } from './edits/pipeline.service.js';
export { commentInput, noteInput, taskChange, taskInput } from './push/activity/activity-input.js';
export { EditsService, type CreateOptions, type Place, type Writer } from './edits/edits.service.js';
export { type TicketView } from './edits/ticket-view.js';
export { TicketsService } from './edits/tickets.service.js';
export { ErasureService, type ErasureReceipt } from './erasure/erasure.service.js';
export { policySchema, type Policy } from './merge/policy.js';
export { PoliciesService } from './push/policies.service.js';
export { MirroredKinds } from './mirrored-kinds.js';
export { type DryRun } from './push/dry-run.js';
export { DryRunService } from './push/dry-run.service.js';
export { pushConfig } from './push/push.config.js';
export { PushService } from './push/push.service.js';
export { ContactsService } from './reads/contacts.service.js';
export { type RecordView } from './reads/record-view.js';
export { RecordsService, type Page, type View } from './reads/records.service.js';
export { RefreshService } from './refresh/refresh.service.js';
export { RecordDiffService, type AttributeDiff, type RecordDiff } from './diff/record-diff.service.js';
export { retentionConfig } from './retention/retention.config.js';
export { RetentionService } from './retention/retention.service.js';
export { AlertService } from './runs/alert.service.js';
export { GapService, type GapEstimate } from './runs/gap.service.js';
export { schedulesConfig } from './schedules/schedules.config.js';
export { ScheduleService, type Chore } from './schedules/schedule.service.js';
export { type Certificate, type CertifiedDifference } from './runs/certificate.js';
export { runPosition } from './runs/run-position.js';
export { RunService, type RunRequest, type ScopeRef } from './runs/run.service.js';
export { runsConfig } from './runs/runs.config.js';
export { StatusService, type Status } from './status.service.js';
export { SweepService } from './sweep.service.js';
export { syncConfig } from './sync.config.js';
export { SyncModule } from './sync.module.js';
export { WorkspaceService } from './workspace/workspace.service.js';
