import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { actorSchema, momentSchema } from './value.js';

export const commentSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), comment_id: z.string() }),
  /** Equals the id of the thread's first comment. */
  thread_id: z.string(),
  content_plaintext: z.string(),
  entry: z.looseObject({ entry_id: z.string(), list_id: z.string() }).nullable(),
  record: z.looseObject({ record_id: z.string(), object_id: z.string() }),
  resolved_at: momentSchema.nullable(),
  resolved_by: actorSchema.nullable(),
  created_at: momentSchema,
  author: actorSchema,
});
export type AttioComment = z.infer<typeof commentSchema>;

export const threadSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), thread_id: z.string() }),
  comments: z.array(commentSchema),
  created_at: momentSchema,
});
/** A thread with all its comments, oldest first. */
export type AttioThread = z.infer<typeof threadSchema>;

/** What a comment is attached to: an open thread, a record or an entry. */
export type AttioCommentPlace =
  | { thread_id: string }
  | { record: { object: string; record_id: string } }
  | { entry: { list: string; entry_id: string } };

export interface AttioCommentInput {
  content: string;
  /** A workspace member; a token cannot be an author. */
  authorMemberId: string;
  place: AttioCommentPlace;
  createdAt?: string;
}

/** Threads of one record or of one entry. */
export type AttioThreadFilter = { object: string; recordId: string } | { list: string; entryId: string };

const LARGEST_PAGE = 50;
const threads = z.array(threadSchema);

/** Comment threads: `/threads`, read-only; they come and go with their comments. */
@Injectable()
export class AttioThreads {
  constructor(private readonly client: AttioClient) {}

  /** All threads of a record or an entry. */
  async *list(filter: AttioThreadFilter, options?: CallOptions): AsyncGenerator<AttioThread, void> {
    yield* byOffset(LARGEST_PAGE, async (page) => (await this.listPage(filter, page, options)).data);
  }

  /**
   * One page of `GET /threads`: 10 by default, at most 50.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/threads/list-threads
   */
  async listPage(filter: AttioThreadFilter, page: OffsetPage, options?: CallOptions): Promise<Reading<AttioThread[]>> {
    const parent =
      'object' in filter
        ? { object: filter.object, record_id: filter.recordId }
        : { list: filter.list, entry_id: filter.entryId };
    return this.client.data(
      { method: 'GET', at: path`/threads`, query: { ...parent, ...page }, schema: threads },
      options,
    );
  }

  /**
   * `GET /threads/{thread_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/threads/get-a-thread
   * @throws AttioNotFoundError
   */
  async get(threadId: string, options?: CallOptions): Promise<Reading<AttioThread>> {
    return this.client.data({ method: 'GET', at: path`/threads/${threadId}`, schema: threadSchema }, options);
  }
}

/** Comments: `/comments`. No update and no resolving over the API. */
@Injectable()
export class AttioComments {
  constructor(private readonly client: AttioClient) {}

  /**
   * `GET /comments/{comment_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/comments/get-a-comment
   * @throws AttioNotFoundError
   */
  async get(commentId: string, options?: CallOptions): Promise<Reading<AttioComment>> {
    return this.client.data({ method: 'GET', at: path`/comments/${commentId}`, schema: commentSchema }, options);
  }

  /**
   * `POST /comments`. Never sent twice when its outcome is unknown.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/comments/create-a-comment
   * @throws AttioUnavailableError with `outcomeUnknown`: look for the comment before another try
   */
  async create(input: AttioCommentInput, options?: CallOptions): Promise<Reading<AttioComment>> {
    const author = { type: 'workspace-member', id: input.authorMemberId };
    const body = {
      data: { format: 'plaintext', content: input.content, author, created_at: input.createdAt, ...input.place },
    };
    return this.client.data({ method: 'POST', at: path`/comments`, body, schema: commentSchema }, options);
  }

  /**
   * `DELETE /comments/{comment_id}`; deleting the first comment deletes the thread.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/comments/delete-a-comment
   */
  async delete(commentId: string, options?: CallOptions): Promise<void> {
    await this.client.request({ method: 'DELETE', at: path`/comments/${commentId}`, schema: z.unknown() }, options);
  }
}
