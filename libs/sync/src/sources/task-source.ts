import { Injectable } from '@nestjs/common';
import { AttioTasks, type AttioTask, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import { linkKey, type PresentReading } from '@app/database';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { ParentObjects } from './parent-objects.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';
import { pageOf } from './source-page.js';

/** Attio's default page of tasks; its largest is not documented. */
const TASK_PAGE = 500;

/** All tasks of the workspace by time of creation; the scope is the workspace's id. */
@Injectable()
export class TaskSource implements ItemSource {
  readonly kind = 'task';
  readonly pageSize = TASK_PAGE;
  readonly batchSize = 25;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  constructor(
    private readonly tasks: AttioTasks,
    private readonly parents: ParentObjects,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(workspaceId: string): Promise<SourceScope[]> {
    return [{ scopeId: workspaceId, slug: 'tasks' }];
  }

  /** One call each: Attio has no way to ask for several tasks by id. */
  async read(workspaceId: string, _scopeId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    return this.singles.read(ids, {
      get: (id) => this.tasks.get(id, { lane }),
      toReading: (task: AttioTask, observedAt) => this.toReading(workspaceId, task, observedAt),
    });
  }

  async fetchPage(workspaceId: string, _scopeId: string, offset: number, limit: number, lane: Lane) {
    const { data, observedAt } = await this.tasks.listPage({ offset, limit }, { lane });
    const readings: PresentReading[] = [];
    for (const task of data) readings.push(await this.toReading(workspaceId, task, observedAt));
    return pageOf(readings, observedAt);
  }

  /** A task as the mirror keeps it: Attio's object as read, found by the records it is linked to. */
  async toReading(workspaceId: string, task: AttioTask, observedAt: Instant): Promise<PresentReading> {
    const [link] = task.linked_records;
    return {
      itemId: task.id.task_id,
      observedAt,
      values: task,
      contentHash: hashPlain(task),
      // Named an id, but live answers show the slug.
      parentObjectId: link === undefined ? null : await this.parents.findId(workspaceId, link.target_object_id),
      parentRecordId: link?.target_record_id ?? null,
      webUrl: null,
      attioCreatedAt: task.created_at,
      lookupKeys: task.linked_records.map(({ target_record_id: recordId }) => linkKey(recordId)),
    };
  }
}
