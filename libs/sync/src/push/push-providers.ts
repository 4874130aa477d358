import { ConflictsService } from '../conflicts/conflicts.service.js';
import { ActivityService } from '../edits/activity.service.js';
import { ContactWritesService } from '../edits/contact-writes.service.js';
import { EditsService } from '../edits/edits.service.js';
import { ExternalLinksService } from '../edits/external-links.service.js';
import { PipelineService } from '../edits/pipeline.service.js';
import { TicketsService } from '../edits/tickets.service.js';
import { WriteContextService } from '../edits/write-context.service.js';
import { ActivityPusher } from './activity/activity-pusher.js';
import { ActivityRehearsal } from './activity/activity-rehearsal.js';
import { CommentGateway } from './activity/comment-gateway.js';
import { NoteGateway } from './activity/note-gateway.js';
import { TaskGateway } from './activity/task-gateway.js';
import { DryRunService } from './dry-run.service.js';
import { EntryGateway } from './entry-gateway.js';
import { ItemPushers } from './item-pushers.js';
import { LostUpdates } from './lost-updates.js';
import { MirrorWriter } from './mirror-writer.js';
import { PoliciesService } from './policies.service.js';
import { PushService } from './push.service.js';
import { RecordGateway } from './record-gateway.js';
import { References } from './references.js';
import { ValueCreator } from './value-creator.js';
import { ValuePusher } from './value-pusher.js';

/** What the apps call to write back. */
export const pushServices = [
  ActivityService,
  ContactWritesService,
  ConflictsService,
  DryRunService,
  EditsService,
  ExternalLinksService,
  PipelineService,
  PoliciesService,
  PushService,
  TicketsService,
];

/** Writing back, complete. */
export const pushProviders = [
  ...pushServices,
  ActivityPusher,
  ActivityRehearsal,
  CommentGateway,
  EntryGateway,
  ItemPushers,
  LostUpdates,
  MirrorWriter,
  NoteGateway,
  RecordGateway,
  References,
  TaskGateway,
  ValueCreator,
  ValuePusher,
  WriteContextService,
];
