import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MirrorReader, type EditOperation, type EditValues, type LocalEdit, type MirrorItem } from '@app/database';
import { type CommentInput, type NoteInput, type TaskChange, type TaskInput } from '../push/activity/activity-input.js';
import { TaskGateway } from '../push/activity/task-gateway.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { EditsService, type Writer } from './edits.service.js';
import { ItemNotFoundError } from './errors.js';

type ActivityKind = 'note' | 'task' | 'comment';

/** Notes, tasks and comments: accepted like any edit, pushed like any edit. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly edits: EditsService,
    private readonly mirror: MirrorReader,
    private readonly tasks: TaskGateway,
    private readonly workspace: WorkspaceService,
  ) {}

  /** The parent may be a record made here a moment ago. */
  async createNote(writer: Writer, input: NoteInput): Promise<LocalEdit> {
    return this.accept(writer, 'note', randomUUID(), 'create', {}, input);
  }

  /** Linked records may have been made here a moment ago. */
  async createTask(writer: Writer, input: TaskInput): Promise<LocalEdit> {
    return this.accept(writer, 'task', randomUUID(), 'create', {}, input);
  }

  /** @throws ItemNotFoundError the mirror has no such task, and none is on its way */
  async changeTask(writer: Writer, taskId: string, change: TaskChange): Promise<LocalEdit> {
    const item = await this.find('task', taskId);
    const shown = item === null ? {} : this.tasks.writable(item.values);
    const base = Object.fromEntries(Object.keys(change).map((member) => [member, shown[member] ?? null]));
    return this.accept(writer, 'task', item?.itemId ?? taskId, 'update', base, change);
  }

  /** On a record, an entry, or in a thread; the author is a workspace member. */
  async createComment(writer: Writer, input: CommentInput): Promise<LocalEdit> {
    return this.accept(writer, 'comment', randomUUID(), 'create', {}, input);
  }

  /** @throws ItemNotFoundError */
  async delete(writer: Writer, kind: ActivityKind, itemId: string): Promise<LocalEdit> {
    const item = await this.find(kind, itemId);
    return this.accept(writer, kind, item?.itemId ?? itemId, 'delete', {}, {});
  }

  private async find(kind: ActivityKind, itemId: string): Promise<MirrorItem | null> {
    const scopeId = await this.workspaceId();
    const open = await this.edits.listOpen({ kind, scopeId, itemId });
    const item = await this.mirror.find(kind, scopeId, itemId);
    if (item === null && open.length === 0) throw new ItemNotFoundError(kind, itemId);
    return item;
  }

  private async accept(
    { callerId, idempotencyKey, actingMemberId = null }: Writer,
    kind: ActivityKind,
    itemId: string,
    operation: EditOperation,
    base: EditValues,
    local: EditValues,
  ): Promise<LocalEdit> {
    const workspaceId = await this.workspaceId();
    const asked = JSON.stringify([kind, operation, operation === 'create' ? null : itemId, local, actingMemberId]);
    const requestHash = createHash('sha256').update(asked).digest('hex');
    const target = { kind, scopeId: workspaceId, itemId, ticketId: randomUUID(), workspaceId };
    return this.edits.accept({
      ...target,
      operation,
      base,
      local,
      callerId,
      idempotencyKey,
      requestHash,
      actingMemberId,
    });
  }

  private async workspaceId(): Promise<string> {
    return (await this.workspace.findId()) ?? '';
  }
}
