import { isoTime } from '../clock.js';
import { missing } from '../errors.js';
import { readInstant } from '../values/time.js';
import { parse } from 'tldts';
import { createRecord } from './records.js';
import { type CallRecording, type Meeting, type MeetingTime } from './meeting-types.js';
import { type Actor, systemActor } from './types.js';
import { type World } from './world.js';

/** A meeting as the API answers it. */
export function meetingJson(world: World, meeting: Meeting): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, meeting_id: meeting.id },
    title: meeting.title,
    description: meeting.description,
    is_all_day: meeting.isAllDay,
    start: meeting.start,
    end: meeting.end,
    participants: meeting.participants,
    linked_records: meeting.linkedRecords.map(({ objectId, recordId }) => ({
      object_slug: world.findObject(objectId)?.slug ?? objectId,
      object_id: objectId,
      record_id: recordId,
    })),
    created_at: isoTime(meeting.createdAt),
    created_by_actor: meeting.createdBy,
  };
}

export function getMeeting(world: World, id: string, at = Infinity): Meeting {
  const meeting = world.meetings.get(id, at);
  if (!meeting) throw missing.meeting(id);
  return meeting;
}

/** Stores a meeting; people with unknown addresses are made by `system`. */
export function createMeeting(
  world: World,
  input: Omit<Meeting, 'id' | 'createdAt' | 'createdBy'>,
  actor: Actor,
): Meeting {
  const meeting: Meeting = { ...input, id: world.newId(), createdAt: world.clock.stamp(), createdBy: actor };
  world.meetings.put(meeting.id, meeting, world.clock.now());
  const people = world.findObject('people');
  const emails = people?.attribute('email_addresses');
  for (const { email_address: email } of people && emails ? meeting.participants : []) {
    if (!people || !emails || email === null || world.findMember(email) || !parse(email.split('@')[1] ?? '').domain)
      continue;
    if (people.unique.find(emails, email.toLowerCase()) === undefined) {
      createRecord(world, people, { email_addresses: [email] }, { actor: systemActor });
    }
  }
  return meeting;
}

/** When something starts or ends, in milliseconds. */
export function momentOf(time: MeetingTime): number {
  return readInstant('date' in time ? time.date : time.datetime)?.ms ?? 0;
}

export function recordingJson(world: World, recording: CallRecording): Record<string, unknown> {
  return {
    id: recordingId(world, recording),
    status: recording.status,
    web_url: recordingUrl(world, recording),
    created_by_actor: recording.createdBy,
    created_at: isoTime(recording.createdAt),
  };
}

export function transcriptJson(world: World, recording: CallRecording): Record<string, unknown> {
  return {
    id: recordingId(world, recording),
    transcript: recording.transcript.map(({ speech, start, end, speaker }) => ({
      speech,
      start_time: start,
      end_time: end,
      speaker: { name: speaker },
    })),
    raw_transcript: recording.transcript.map(({ speech, speaker }) => `${speaker}: ${speech}`).join('\n'),
    web_url: recordingUrl(world, recording),
  };
}

export function getRecording(world: World, meetingId: string, id: string): CallRecording {
  const recording = world.recordings.get(id);
  if (recording?.meetingId !== meetingId) throw missing.recording(id);
  return recording;
}

/** Stores a recording that is processed a moment later; then `call-recording.created` fires. */
export function createRecording(world: World, meetingId: string, actor: Actor): CallRecording {
  const id = world.newId();
  const recording: CallRecording = {
    id,
    meetingId,
    status: 'processing',
    transcript: [],
    createdBy: actor,
    createdAt: world.clock.stamp(),
  };
  world.recordings.put(id, recording, world.clock.now());
  world.scheduler.after(1_000, () => {
    if (!world.recordings.get(id)) return;
    world.recordings.put(id, { ...recording, status: 'completed' }, world.clock.now());
    world.events.callRecordingCreated(meetingId, id, actor);
  });
  return recording;
}

function recordingId(world: World, { id, meetingId }: CallRecording): Record<string, string> {
  return { workspace_id: world.workspace.id, meeting_id: meetingId, call_recording_id: id };
}

function recordingUrl(world: World, { id, meetingId }: CallRecording): string {
  return `https://app.attio.com/${world.workspace.slug}/calls/${meetingId}/${id}/home`;
}
