import { Injectable } from '@nestjs/common';
import { AttioMeetings, type AttioCallRecording, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';
import { type SourcePage } from './source-page.js';

/**
 * Call recordings by reference: that there is one, of which meeting, in which state, and where. Transcripts and videos
 * stay at Attio. The scope is the meeting's id. They are learnt from their event alone: a complete list would need a
 * call for every meeting of the workspace.
 */
@Injectable()
export class CallRecordingSource implements ItemSource {
  readonly kind = 'call_recording';
  readonly pageSize = 200;
  readonly batchSize = 25;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  constructor(
    private readonly meetings: AttioMeetings,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(): Promise<SourceScope[]> {
    return [];
  }

  async read(_workspaceId: string, meetingId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    return this.singles.read(ids, {
      get: (id) => this.meetings.getRecording(meetingId, id, { lane }),
      toReading: recordingReading,
    });
  }

  /** Never asked for: there are no scopes to scan. */
  async fetchPage(): Promise<SourcePage> {
    throw new Error('call recordings are not scanned');
  }
}

function recordingReading(recording: AttioCallRecording, observedAt: Instant): PresentReading {
  const { id, status, web_url, created_at, created_by_actor } = recording;
  const reference = { id, status, web_url, created_at, created_by_actor };
  return {
    itemId: id.call_recording_id,
    observedAt,
    values: reference,
    contentHash: hashPlain(reference),
    parentObjectId: null,
    parentRecordId: null,
    webUrl: web_url,
    attioCreatedAt: created_at,
    lookupKeys: [],
  };
}
