import { isoTime } from '../clock.js';
import { missing } from '../errors.js';
import { type Actor, type Task } from './types.js';
import { type World } from './world.js';

export interface TaskInput {
  readonly content: string;
  readonly deadlineAt: number | null;
  readonly isCompleted: boolean;
  readonly linkedRecords: Task['linkedRecords'];
  readonly assignees: readonly string[];
}

/** A task as the API answers it. */
export function taskJson(world: World, task: Task, hidesLinks = false): Record<string, unknown> {
  return {
    id: { workspace_id: world.workspace.id, task_id: task.id },
    content_plaintext: task.content,
    is_completed: task.isCompleted,
    completed_at: task.completedAt === null ? null : isoTime(task.completedAt),
    deadline_at: task.deadlineAt === null ? null : isoTime(task.deadlineAt),
    linked_records: hidesLinks
      ? []
      : task.linkedRecords.map(({ objectId, recordId }) => ({
          target_object_id: world.findObject(objectId)?.slug ?? objectId,
          target_record_id: recordId,
        })),
    assignees: task.assignees.map((id) => ({ referenced_actor_type: 'workspace-member', referenced_actor_id: id })),
    created_by_actor: task.createdBy,
    created_at: isoTime(task.createdAt),
  };
}

export function getTask(world: World, id: string, at = Infinity): Task {
  const task = world.tasks.get(id, at);
  if (!task) throw missing.task(id);
  return task;
}

export function createTask(world: World, input: TaskInput, actor: Actor): Task {
  const now = world.clock.stamp();
  const completedAt = input.isCompleted ? now : null;
  const task: Task = { ...input, id: world.newId(), completedAt, createdBy: actor, createdAt: now };
  world.tasks.put(task.id, task, world.clock.now());
  world.events.task('created', task.id, actor);
  return task;
}

/** Content is fixed over the API; completing what is complete changes nothing. */
export function updateTask(world: World, id: string, changes: Partial<TaskInput>, actor: Actor): Task {
  const before = getTask(world, id);
  const isCompleted = changes.isCompleted ?? before.isCompleted;
  const completedAt = isCompleted ? (before.completedAt ?? world.clock.stamp()) : null;
  const task: Task = { ...before, ...changes, isCompleted, completedAt };
  const isSame = JSON.stringify(task) === JSON.stringify(before);
  if (!isSame) world.tasks.put(id, task, world.clock.now());
  if (!isSame || world.settings.switches.eventsOnNoop) world.events.task('updated', id, actor);
  return task;
}

export function deleteTask(world: World, id: string, actor: Actor): void {
  getTask(world, id);
  world.tasks.delete(id, world.clock.now());
  world.events.task('deleted', id, actor);
}
