import { z } from 'zod';
import { badRequest, invalid, missing, notFound } from '../../errors.js';
import { type Meeting } from '../../model/meeting-types.js';
import {
  createMeeting,
  createRecording,
  getMeeting,
  getRecording,
  meetingJson,
  momentOf,
  recordingJson,
  transcriptJson,
} from '../../model/meetings.js';
import { fullInstant, readInstant } from '../../values/time.js';
import { count, dataOf, readBody, readQuery, uuidParam } from '../body.js';
import { cursorPage } from '../cursor.js';
import { type Call, type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const uuid = z.guid('Invalid uuid');
const instant = z.string().refine((text) => readInstant(text) !== null, 'Invalid datetime');
const time = z.union([
  z.strictObject({ datetime: instant, timezone: z.string().nullish() }),
  z.strictObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
]);
const newBody = dataOf(
  z.object({
    title: z.string(),
    description: z.string(),
    start: time,
    end: time,
    is_all_day: z.boolean(),
    participants: z.array(
      z.object({
        email_address: z.email(),
        is_organizer: z.union([z.boolean(), z.enum(['true', 'false'])]),
        status: z.enum(['accepted', 'tentative', 'declined', 'pending']),
      }),
    ),
    linked_records: z.array(z.object({ object: z.string(), record_id: uuid })).optional(),
    external_ref: z.union([
      z.string().min(1),
      z.object({
        ical_uid: z.string(),
        provider: z.enum(['google', 'microsoft']),
        original_start_time: z.string().optional(),
        is_recurring: z.boolean(),
      }),
    ]),
  }),
);
const page = z.object({
  limit: count(50, 200, 1),
  cursor: z.string().optional(),
  linked_object: z.string().min(1).optional(),
  linked_record_id: uuid.optional(),
  participants: z.string().default(''),
  sort: z.enum(['start_asc', 'start_desc']).default('start_asc'),
  ends_from: instant.optional(),
  starts_before: instant.optional(),
  timezone: z.string().default('UTC'),
});
const recordingsPage = z.object({ limit: count(50, 200, 1), cursor: z.string().min(1).optional() });
const one = '/v2/meetings/:meeting_id';
const recordings = `${one}/call_recordings`;
const recording = `${recordings}/:call_recording_id`;

/** Meetings and call recordings (reference 3.5). */
export const meetingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/meetings',
    scopes: scopes.meetings.read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const query = readQuery(call, page);
      return cursorPage(listMeetings(call, query), query.cursor, query.limit, (meeting) =>
        meetingJson(call.world, meeting),
      );
    },
  },
  {
    method: 'POST',
    path: '/v2/meetings',
    scopes: scopes.meetings.write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, newBody).data;
      if (input.participants.length === 0) throw badRequest('validation_type', 'No participants were provided.');
      const linkedRecords = (input.linked_records ?? []).map(({ object, record_id: recordId }) => {
        const found = call.world.object(object);
        if (!found.items.get(recordId)) throw badRequest('value_not_found', `Record with ID "${recordId}" not found.`);
        return { objectId: found.id, recordId };
      });
      const participants = input.participants.map(({ email_address: email, is_organizer: isOrganizer, status }) => ({
        status,
        is_organizer: isOrganizer === true || isOrganizer === 'true',
        email_address: email.toLowerCase(),
      }));
      const { title, description, is_all_day: isAllDay } = input;
      const meeting = {
        title,
        description,
        isAllDay,
        start: stored(input.start),
        end: stored(input.end),
        participants,
        linkedRecords,
      };
      return data(meetingJson(call.world, createMeeting(call.world, meeting, call.actor)));
    },
  },
  {
    method: 'GET',
    path: one,
    scopes: scopes.meetings.read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(meetingJson(call.world, getMeeting(call.world, uuidParam(call, 'meeting_id'), call.at))),
  },
  {
    method: 'GET',
    path: recordings,
    scopes: scopes.recordings.read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const { id } = getMeeting(call.world, uuidParam(call, 'meeting_id'));
      const { limit, cursor } = readQuery(call, recordingsPage);
      const rows = [...call.world.recordings.list(call.at)].filter(({ meetingId }) => meetingId === id);
      return cursorPage(rows, cursor, limit, (row) => recordingJson(call.world, row));
    },
  },
  {
    method: 'POST',
    path: recordings,
    scopes: scopes.recordings.write,
    budget: 'write',
    limit: 'recordingsPerSecond',
    accurate: true,
    handle: (call) => {
      const id = uuidParam(call, 'meeting_id');
      if (!call.world.meetings.get(id)) throw notFound('The referenced meeting was not found.');
      const { video_url: url } = readBody(call, dataOf(z.object({ video_url: z.url() }))).data;
      if (!url.startsWith('https://')) {
        throw badRequest('validation_type', 'Invalid video URL protocol. Only https is supported');
      }
      return data(recordingJson(call.world, createRecording(call.world, id, call.actor)));
    },
  },
  {
    method: 'GET',
    path: recording,
    scopes: scopes.recordings.read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(recordingJson(call.world, find(call))),
  },
  {
    method: 'DELETE',
    path: recording,
    scopes: scopes.recordings.write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      const id = uuidParam(call, 'call_recording_id');
      const found = call.world.recordings.get(id);
      if (found?.meetingId !== uuidParam(call, 'meeting_id')) {
        throw notFound('The referenced call recording was not found.');
      }
      call.world.recordings.delete(id, call.world.clock.now());
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: `${recording}/transcript`,
    scopes: scopes.recordings.read,
    budget: 'read',
    accurate: true,
    handle: (call) => ({ body: { data: transcriptJson(call.world, find(call)), pagination: { next_cursor: null } } }),
  },
];

function find(call: Call) {
  const meetingId = uuidParam(call, 'meeting_id');
  const id = uuidParam(call, 'call_recording_id');
  if (!call.world.meetings.get(meetingId)) throw missing.recording(id);
  return getRecording(call.world, meetingId, id);
}

function listMeetings(call: Call, query: z.output<typeof page>): Meeting[] {
  const { linked_object: object, linked_record_id: recordId, ends_from: from, starts_before: before } = query;
  if ((object === undefined) !== (recordId === undefined)) {
    const path = [object === undefined ? 'linked_object' : 'linked_record_id'];
    const message = 'linked_object and linked_record_id must be given together';
    throw invalid('Query params validation error.', [{ code: 'custom', path, message }]);
  }
  const objectId = object === undefined ? undefined : call.world.object(object).id;
  const emails = query.participants
    .split(',')
    .map((email) => email.trim().toLowerCase())
    .filter((email) => email !== '');
  const sign = query.sort === 'start_desc' ? -1 : 1;
  return [...call.world.meetings.list(call.at)]
    .filter(
      (one) =>
        recordId === undefined ||
        one.linkedRecords.some((link) => link.recordId === recordId && link.objectId === objectId),
    )
    .filter(
      (one) => emails.length === 0 || one.participants.some(({ email_address: email }) => emails.includes(email ?? '')),
    )
    .filter((one) => from === undefined || momentOf(one.end) >= (readInstant(from)?.ms ?? 0))
    .filter((one) => before === undefined || momentOf(one.start) < (readInstant(before)?.ms ?? 0))
    .sort((a, b) => (momentOf(a.start) - momentOf(b.start)) * sign || (a.id < b.id ? -1 : 1));
}

function stored(input: z.output<typeof time>): Meeting['start'] {
  if ('date' in input) return { date: input.date };
  return { datetime: fullInstant(input.datetime), timezone: input.timezone ?? null };
}
