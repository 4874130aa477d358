import { z } from 'zod';
import { ApiError, badRequest, missing } from '../../errors.js';
import { createNote, deleteNote, getNote, noteJson } from '../../model/notes.js';
import { refuseMerging } from '../../model/records.js';
import { readInstant } from '../../values/time.js';
import { count, dataOf, readBody, readQuery, uuidParam } from '../body.js';
import { type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const uuid = z.guid('Invalid uuid');
const instant = z.string().refine((text) => readInstant(text) !== null, 'Invalid datetime');
const body = dataOf(
  z.object({
    parent_object: z.string(),
    parent_record_id: uuid,
    title: z.string(),
    format: z.enum(['plaintext', 'markdown']),
    content: z.string(),
    created_at: instant.optional(),
    meeting_id: uuid.nullish(),
  }),
);
const page = z.object({
  limit: count(10, 50, 1),
  offset: count(0, 1e9),
  parent_object: z.string().optional(),
  parent_record_id: uuid.optional(),
});
const largestNote = 1_000_000;
const { read, write } = scopes.notes;

/** Notes (reference 3.4): no update route. */
export const noteRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/notes',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const { limit, offset, parent_object: object, parent_record_id: recordId } = readQuery(call, page);
      const objectId = object === undefined ? undefined : call.world.object(object).id;
      const notes = [...call.world.notes.list(call.at)]
        .filter((note) => objectId === undefined || note.objectId === objectId)
        .filter((note) => recordId === undefined || note.recordId === recordId)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      return data(notes.slice(offset, offset + limit).map((note) => noteJson(call.world, note)));
    },
  },
  {
    method: 'POST',
    path: '/v2/notes',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, body).data;
      if (input.content.length > largestNote) {
        throw new ApiError(413, 'invalid_request_error', 'validation_type', 'The note content is too large.');
      }
      const object = call.world.object(input.parent_object);
      refuseMerging(call.world, input.parent_record_id);
      if (!object.items.get(input.parent_record_id)) throw missing.record(input.parent_record_id);
      if (input.meeting_id && !call.world.meetings.get(input.meeting_id)) {
        throw badRequest('value_not_found', `Meeting with ID "${input.meeting_id}" was not found.`);
      }
      const note = createNote(
        call.world,
        {
          objectId: object.id,
          recordId: input.parent_record_id,
          title: input.title,
          format: input.format,
          content: input.content,
          createdAt: input.created_at === undefined ? undefined : readInstant(input.created_at)?.ms,
          meetingId: input.meeting_id,
        },
        call.actor,
      );
      return data(noteJson(call.world, note));
    },
  },
  {
    method: 'GET',
    path: '/v2/notes/:note_id',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(noteJson(call.world, getNote(call.world, uuidParam(call, 'note_id'), call.at))),
  },
  {
    method: 'DELETE',
    path: '/v2/notes/:note_id',
    scopes: ['note:read-write'],
    budget: 'write',
    accurate: false,
    handle: (call) => {
      deleteNote(call.world, uuidParam(call, 'note_id'), call.actor);
      return { body: {} };
    },
  },
];
