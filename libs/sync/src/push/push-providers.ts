import { ConflictsService } from '../conflicts/conflicts.service.js';
import { EditsService } from '../edits/edits.service.js';
import { TicketsService } from '../edits/tickets.service.js';
import { WriteContextService } from '../edits/write-context.service.js';
import { DryRunService } from './dry-run.service.js';
import { EntryGateway } from './entry-gateway.js';
import { ItemPushers } from './item-pushers.js';
import { MirrorWriter } from './mirror-writer.js';
import { PoliciesService } from './policies.service.js';
import { PushService } from './push.service.js';
import { RecordGateway } from './record-gateway.js';
import { References } from './references.js';
import { ValueCreator } from './value-creator.js';
import { ValuePusher } from './value-pusher.js';

/** What the apps call to write back. */
export const pushServices = [
  ConflictsService,
  DryRunService,
  EditsService,
  PoliciesService,
  PushService,
  TicketsService,
];

/** Writing back, complete. */
export const pushProviders = [
  ...pushServices,
  EntryGateway,
  ItemPushers,
  MirrorWriter,
  RecordGateway,
  References,
  ValueCreator,
  ValuePusher,
  WriteContextService,
];
