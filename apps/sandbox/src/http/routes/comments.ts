import { z } from 'zod';
import { badRequest, invalid, missing } from '../../errors.js';
import {
  commentJson,
  createComment,
  deleteComment,
  getComment,
  listThreads,
  threadJson,
} from '../../model/comments.js';
import { readInstant } from '../../values/time.js';
import { requireScopes } from '../auth.js';
import { count, dataOf, readBody, readQuery, uuidParam } from '../body.js';
import { type Call, type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const uuid = z.guid('Invalid uuid');
const fields = {
  format: z.literal('plaintext'),
  content: z.string(),
  author: z.object({ type: z.literal('workspace-member'), id: uuid }),
  created_at: z
    .string()
    .refine((text) => readInstant(text) !== null, 'Invalid datetime')
    .optional(),
};
const body = dataOf(
  z.union([
    z.strictObject({ ...fields, thread_id: uuid }),
    z.strictObject({ ...fields, record: z.object({ object: z.string(), record_id: uuid }) }),
    z.strictObject({ ...fields, entry: z.object({ list: z.string(), entry_id: uuid }) }),
  ]),
);
const page = z.object({
  limit: count(10, 50, 1),
  offset: count(0, 1e9),
  object: z.string().optional(),
  record_id: uuid.optional(),
  list: z.string().optional(),
  entry_id: uuid.optional(),
});
const { read, write } = scopes.comments;

/** Threads and comments (reference 3.4): no update and no resolve route. */
export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/threads',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const { limit, offset, ...place } = readQuery(call, page);
      const threads = listThreads(call.world, placed(call, place), call.at);
      return data(threads.slice(offset, offset + limit).map((thread) => threadJson(call.world, thread)));
    },
  },
  {
    method: 'GET',
    path: '/v2/threads/:thread_id',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const id = uuidParam(call, 'thread_id');
      const [thread] = listThreads(call.world, ({ threadId }) => threadId === id, call.at);
      if (!thread) throw missing.thread(id);
      requireParentScopes(call, thread[0]?.entry !== null);
      return data(threadJson(call.world, thread));
    },
  },
  {
    method: 'POST',
    path: '/v2/comments',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, body).data;
      if (!call.world.members.some(({ id }) => id === input.author.id)) {
        throw badRequest('value_not_found', `Workspace member with ID "${input.author.id}" not found.`);
      }
      const createdAt = input.created_at === undefined ? undefined : readInstant(input.created_at)?.ms;
      const { content, author } = input;
      const comment = createComment(call.world, { place: input, content, author, createdAt }, call.actor);
      return data(commentJson(call.world, comment));
    },
  },
  {
    method: 'GET',
    path: '/v2/comments/:comment_id',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const comment = getComment(call.world, uuidParam(call, 'comment_id'), call.at);
      requireParentScopes(call, comment.entry !== null);
      return data(commentJson(call.world, comment));
    },
  },
  {
    method: 'DELETE',
    path: '/v2/comments/:comment_id',
    scopes: write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      deleteComment(call.world, uuidParam(call, 'comment_id'), call.actor);
      return { body: {} };
    },
  },
];

type Place = Pick<z.output<typeof page>, 'object' | 'record_id' | 'list' | 'entry_id'>;

/** A test for the comments of one record or one entry; one of both must be named. */
function placed(call: Call, place: Place): (comment: Parameters<typeof commentJson>[1]) => boolean {
  if (place.object !== undefined && place.record_id !== undefined) {
    requireParentScopes(call, false);
    const objectId = call.world.object(place.object).id;
    const recordId = place.record_id;
    return ({ record, entry }) => entry === null && record.recordId === recordId && record.objectId === objectId;
  }
  if (place.list !== undefined && place.entry_id !== undefined) {
    requireParentScopes(call, true);
    const listId = call.world.list(place.list).id;
    const entryId = place.entry_id;
    return ({ entry }) => entry?.entryId === entryId && entry.listId === listId;
  }
  const message = 'Query parameters must query either by a record or by an entry';
  throw invalid('Query params validation error.', [{ code: 'custom', path: [], message }]);
}

/** Reading comments also needs the read scopes of what they stand on. */
function requireParentScopes(call: Call, isEntry: boolean): void {
  requireScopes(call.world, call.token, isEntry ? scopes.entries.read : scopes.records.read);
}
