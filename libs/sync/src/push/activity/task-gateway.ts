import { Injectable } from '@nestjs/common';
import { AttioTasks, type AttioTask } from '@app/attio';
import { type Instant } from '@app/common';
import { type EditValues, type PresentReading } from '@app/database';
import { TaskSource } from '../../sources/task-source.js';
import { taskChange, taskInput } from './activity-input.js';
import { type ActivityGateway } from './activity-gateway.js';

const PAGE = 500;

/** Tasks bear Attio's own time: they are recognised by content, links, assignees, deadline and author. */
@Injectable()
export class TaskGateway implements ActivityGateway {
  readonly kind = 'task';

  constructor(
    private readonly tasks: AttioTasks,
    private readonly source: TaskSource,
  ) {}

  async create(workspaceId: string, input: EditValues): Promise<PresentReading> {
    const { data, observedAt } = await this.tasks.create(taskInput.parse(input));
    return this.source.toReading(workspaceId, data, observedAt);
  }

  async listLike(input: EditValues, _createdAt: Date, since: Instant, clientId: string): Promise<string[]> {
    const wanted = taskInput.parse(input);
    const found: string[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const { data } = await this.tasks.listPage({ sort: 'created_at:desc', limit: PAGE, offset });
      for (const task of data) {
        if (task.created_at < since) return found;
        const isOurs = task.created_by_actor.id === clientId && task.content_plaintext === wanted.content;
        if (isOurs && keyOf(this.writable(task)) === keyOf(wanted)) found.push(task.id.task_id);
      }
      if (data.length < PAGE) return found;
    }
  }

  async update(workspaceId: string, taskId: string, change: EditValues): Promise<PresentReading> {
    const { data, observedAt } = await this.tasks.update(taskId, definedOnly(taskChange.parse(change)));
    return this.source.toReading(workspaceId, data, observedAt);
  }

  writable(values: Readonly<Record<string, unknown>>): EditValues {
    const task = values as unknown as AttioTask;
    return {
      deadline_at: task.deadline_at === null ? null : new Date(task.deadline_at).toISOString(),
      is_completed: task.is_completed,
      linked_records: task.linked_records.map((link) => {
        return { target_object: link.target_object_id, target_record_id: link.target_record_id };
      }),
      assignees: task.assignees.map(({ referenced_actor_id: id }) => {
        return { referenced_actor_type: 'workspace-member', referenced_actor_id: id };
      }),
    };
  }

  async delete(taskId: string): Promise<void> {
    await this.tasks.delete(taskId);
  }
}

function definedOnly<T extends object>(change: T) {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/** Objects of links are left out: read as id or slug, written as either. */
function keyOf(task: EditValues): string {
  const ids = (list: unknown, key: string) =>
    (list as Record<string, string>[])
      .map((one) => one[key])
      .sort()
      .join();
  const deadline = typeof task['deadline_at'] === 'string' ? Date.parse(task['deadline_at']) : null;
  const links = ids(task['linked_records'], 'target_record_id');
  return JSON.stringify([deadline, task['is_completed'], links, ids(task['assignees'], 'referenced_actor_id')]);
}
