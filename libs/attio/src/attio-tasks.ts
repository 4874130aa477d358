import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttioClient } from './attio-client.js';
import { byOffset, type OffsetPage } from './page.js';
import { path } from './path.js';
import { type CallOptions, type Reading } from './reading.js';
import { actorSchema, momentSchema } from './value.js';

export const taskSchema = z.looseObject({
  id: z.looseObject({ workspace_id: z.string(), task_id: z.string() }),
  content_plaintext: z.string(),
  deadline_at: momentSchema.nullable(),
  is_completed: z.boolean(),
  completed_at: momentSchema.nullish(),
  /** On read the object is given by id (`target_object_id`; a slug has been seen in its place). */
  linked_records: z.array(z.looseObject({ target_object_id: z.string(), target_record_id: z.string() })),
  assignees: z.array(z.looseObject({ referenced_actor_type: z.string(), referenced_actor_id: z.string() })),
  created_by_actor: actorSchema,
  created_at: momentSchema,
});
/** A task, linked to records and assigned to members. */
export type AttioTask = z.infer<typeof taskSchema>;

/** A link as it is written: by id, or by a unique attribute of the target (`{target_object, email_addresses: […]}`). */
export type AttioTaskLink =
  { target_object: string; target_record_id: string } | ({ target_object: string } & Record<string, unknown>);
export type AttioTaskAssignee =
  | { referenced_actor_type: 'workspace-member'; referenced_actor_id: string }
  | { workspace_member_email_address: string };

/** What a task is made of: Attio wants every member. */
export interface AttioTaskInput {
  /** At most 2000 characters, plain text; fixed once made. */
  content: string;
  deadline_at: string | null;
  is_completed: boolean;
  linked_records: AttioTaskLink[];
  assignees: AttioTaskAssignee[];
}

export interface AttioTaskFilter {
  /** Default `created_at:asc`. */
  sort?: 'created_at:asc' | 'created_at:desc' | 'completed_at:asc' | 'completed_at:desc';
  /** With `linkedRecordId`. */
  linkedObject?: string;
  linkedRecordId?: string;
  /** E-mail address or member id; empty or `null` (as a text) for nobody. */
  assignee?: string;
  isCompleted?: boolean;
}

const PAGE = 500;
const tasks = z.array(taskSchema);

/** Tasks: `/tasks`. */
@Injectable()
export class AttioTasks {
  constructor(private readonly client: AttioClient) {}

  /** All tasks the filter leaves, page by page. */
  async *list(filter: AttioTaskFilter = {}, options?: CallOptions): AsyncGenerator<AttioTask, void> {
    yield* byOffset(PAGE, async (page) => (await this.listPage({ ...filter, ...page }, options)).data);
  }

  /**
   * One page of `GET /tasks`: 500 by default.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/tasks/list-tasks
   */
  async listPage(filter: AttioTaskFilter & OffsetPage, options?: CallOptions): Promise<Reading<AttioTask[]>> {
    const { sort, linkedObject, linkedRecordId, assignee, isCompleted, limit, offset } = filter;
    const query = {
      ...{ limit, offset, sort, assignee },
      ...{ linked_object: linkedObject, linked_record_id: linkedRecordId, is_completed: isCompleted },
    };
    return this.client.data({ method: 'GET', at: path`/tasks`, query, schema: tasks }, options);
  }

  /**
   * `GET /tasks/{task_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/tasks/get-a-task
   * @throws AttioNotFoundError
   */
  async get(taskId: string, options?: CallOptions): Promise<Reading<AttioTask>> {
    return this.client.data({ method: 'GET', at: path`/tasks/${taskId}`, schema: taskSchema }, options);
  }

  /**
   * `POST /tasks`. Never sent twice when its outcome is unknown. One recorded answer lacked the link that was sent:
   * read the task again before concluding that it has none.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/tasks/create-a-task
   * @throws AttioUnavailableError with `outcomeUnknown`: look for the task before another try
   */
  async create(input: AttioTaskInput, options?: CallOptions): Promise<Reading<AttioTask>> {
    const body = { data: { format: 'plaintext', ...input } };
    return this.client.data({ method: 'POST', at: path`/tasks`, body, schema: taskSchema }, options);
  }

  /**
   * `PATCH /tasks/{task_id}`; the content is fixed.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/tasks/update-a-task
   */
  async update(
    taskId: string,
    change: Partial<Omit<AttioTaskInput, 'content'>>,
    options?: CallOptions,
  ): Promise<Reading<AttioTask>> {
    const at = path`/tasks/${taskId}`;
    return this.client.data(
      { method: 'PATCH', at, body: { data: change }, isRepeatable: false, schema: taskSchema },
      options,
    );
  }

  /**
   * `DELETE /tasks/{task_id}`.
   * Source: https://docs.attio.com/rest-api/endpoint-reference/tasks/delete-a-task
   */
  async delete(taskId: string, options?: CallOptions): Promise<void> {
    await this.client.request({ method: 'DELETE', at: path`/tasks/${taskId}`, schema: z.unknown() }, options);
  }
}
