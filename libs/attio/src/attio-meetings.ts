import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byCursor, cursorSlice } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { actorSchema, momentSchema } from './value.js';

/** A moment with its zone, or a day; ends are exclusive. */
const edge = z.union([
  z.looseObject({ datetime: z.string(), timezone: z.string().nullish() }),
  z.looseObject({ date: z.string() }),
]);

export const meetingSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), meeting_id: z.string() }),
  title: z.string(),
  description: z.string().nullable(),
  is_all_day: z.boolean(),
  start: edge,
  end: edge,
  participants: z.array(
    z.looseObject({ status: z.string(), is_organizer: z.boolean(), email_address: z.string().nullable() }),
  ),
  linked_records: z.array(z.looseObject({ object_slug: z.string(), object_id: z.string(), record_id: z.string() })),
  created_at: momentSchema,
  created_by_actor: actorSchema,
});
export type AttioMeeting = z.infer<typeof meetingSchema>;

export const callRecordingSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), meeting_id: z.string(), call_recording_id: z.string() }),
  /** `processing`, `completed` or `failed`. */
  status: z.string(),
  web_url: z.string(),
  created_by_actor: actorSchema,
  created_at: momentSchema,
});
export type AttioCallRecording = z.infer<typeof callRecordingSchema>;

const speech = z.looseObject({
  speech: z.string(),
  /** Seconds from the start of the recording. */
  start_time: z.number(),
  end_time: z.number(),
  speaker: z.looseObject({ name: z.string() }),
});
/** One turn of a transcript. */
export type AttioSpeech = z.infer<typeof speech>;

export interface AttioMeetingFilter {
  /** With `linkedRecordId`. */
  linkedObject?: string;
  linkedRecordId?: string;
  /** E-mail addresses. */
  participants?: string[];
  sort?: 'start_asc' | 'start_desc';
  endsFrom?: string;
  startsBefore?: string;
  timezone?: string;
}

const LARGEST_PAGE = 200;
const meetings = cursorSlice(meetingSchema);
const recordings = cursorSlice(callRecordingSchema);
const transcript = z
  .looseObject({
    data: z.looseObject({ transcript: z.array(speech) }),
    pagination: z.looseObject({ next_cursor: z.string().nullable() }),
  })
  .transform((body) => ({ rows: body.data.transcript, nextCursor: body.pagination.next_cursor }));

/** Meetings and their call recordings, read-only. Beta at Attio. */
@Injectable()
export class AttioMeetings {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /meetings`, page by page.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/meetings/list-meetings
   */
  async *list(filter: AttioMeetingFilter = {}, options?: CallOptions): AsyncGenerator<AttioMeeting, void> {
    const query = {
      ...{ limit: LARGEST_PAGE, sort: filter.sort, timezone: filter.timezone },
      ...{ linked_object: filter.linkedObject, linked_record_id: filter.linkedRecordId },
      ...{
        ends_from: filter.endsFrom,
        starts_before: filter.startsBefore,
        participants: filter.participants?.join(','),
      },
    };
    yield* byCursor(async (cursor) => {
      const at = path`/meetings`;
      return (await this.client.request({ method: 'GET', at, query: { ...query, cursor }, schema: meetings }, options))
        .data;
    });
  }

  /**
   * `GET /meetings/{meeting_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/meetings/get-a-meeting
   * @throws AttioNotFoundError
   */
  async get(meetingId: string, options?: CallOptions): Promise<Reading<AttioMeeting>> {
    return this.client.data({ method: 'GET', at: path`/meetings/${meetingId}`, schema: meetingSchema }, options);
  }

  /**
   * `GET /meetings/{meeting_id}/call_recordings`, page by page.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/call-recordings/list-call-recordings
   */
  async *listRecordings(meetingId: string, options?: CallOptions): AsyncGenerator<AttioCallRecording, void> {
    const at = path`/meetings/${meetingId}/call_recordings`;
    yield* byCursor(async (cursor) => {
      const query = { limit: LARGEST_PAGE, cursor };
      return (await this.client.request({ method: 'GET', at, query, schema: recordings }, options)).data;
    });
  }

  /**
   * `GET …/call_recordings/{call_recording_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/call-recordings/get-call-recording
   * @throws AttioNotFoundError
   */
  async getRecording(
    meetingId: string,
    recordingId: string,
    options?: CallOptions,
  ): Promise<Reading<AttioCallRecording>> {
    const at = path`/meetings/${meetingId}/call_recordings/${recordingId}`;
    return this.client.data({ method: 'GET', at, schema: callRecordingSchema }, options);
  }

  /**
   * `GET …/transcript`, turn by turn. Attio has declared the route deprecated in favour of the recording itself.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/transcripts/get-call-transcript
   */
  async *transcript(meetingId: string, recordingId: string, options?: CallOptions): AsyncGenerator<AttioSpeech, void> {
    const at = path`/meetings/${meetingId}/call_recordings/${recordingId}/transcript`;
    yield* byCursor(async (cursor) => {
      const reading = await this.client.request({ method: 'GET', at, query: { cursor }, schema: transcript }, options);
      return reading.data;
    });
  }
}
