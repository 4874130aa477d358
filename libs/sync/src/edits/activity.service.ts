import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MirrorReader, type EditOperation, type EditValues, type MirrorItem, type NewEdit } from '@app/database';
import { type CommentInput, type NoteInput, type TaskChange, type TaskInput } from '../push/activity/activity-input.js';
import { TaskGateway } from '../push/activity/task-gateway.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { EditsService, requestHash, type Writer } from './edits.service.js';
import { ItemNotFoundError } from './errors.js';

type ActivityKind = 'note' | 'task' | 'comment';

/** Edits of notes, tasks and comments, not accepted yet: any other edit is accepted and pushed alike. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly edits: EditsService,
    private readonly mirror: MirrorReader,
    private readonly tasks: TaskGateway,
    private readonly workspace: WorkspaceService,
  ) {}

  /** The parent may be a record made here a moment ago. */
  async prepareNote(writer: Writer, input: NoteInput): Promise<NewEdit> {
    return this.newEdit(writer, { kind: 'note' }, 'create', {}, input);
  }

  /** Linked records may have been made here a moment ago. */
  async prepareTask(writer: Writer, input: TaskInput): Promise<NewEdit> {
    return this.newEdit(writer, { kind: 'task' }, 'create', {}, input);
  }

  /** @throws ItemNotFoundError the mirror has no such task, and none is on its way */
  async prepareTaskChange(writer: Writer, taskId: string, change: TaskChange): Promise<NewEdit> {
    const item = await this.find(writer, 'task', taskId);
    const shown = item === null ? {} : this.tasks.writable(item.values);
    const base = Object.fromEntries(Object.keys(change).map((member) => [member, shown[member] ?? null]));
    return this.newEdit(writer, { kind: 'task', itemId: taskId, foundId: item?.itemId }, 'update', base, change);
  }

  /** On a record, an entry, or in a thread; the author is a workspace member. */
  async prepareComment(writer: Writer, input: CommentInput): Promise<NewEdit> {
    return this.newEdit(writer, { kind: 'comment' }, 'create', {}, input);
  }

  /** @throws ItemNotFoundError */
  async prepareDelete(writer: Writer, kind: ActivityKind, itemId: string): Promise<NewEdit> {
    const item = await this.find(writer, kind, itemId);
    return this.newEdit(writer, { kind, itemId, foundId: item?.itemId }, 'delete', {}, {});
  }

  private async find(writer: Writer, kind: ActivityKind, itemId: string): Promise<MirrorItem | null> {
    const scopeId = await this.workspaceId();
    const open = await this.edits.listOpen({ kind, scopeId, itemId });
    const item = await this.mirror.find(kind, scopeId, itemId);
    const isKnown = item !== null || open.length > 0 || (await this.edits.findByKey(writer)) !== null;
    if (!isKnown) throw new ItemNotFoundError(kind, itemId);
    return item;
  }

  private async newEdit(
    { callerId, idempotencyKey, actingMemberId = null }: Writer,
    { kind, itemId, foundId }: { kind: ActivityKind; itemId?: string; foundId?: string | undefined },
    operation: EditOperation,
    base: EditValues,
    local: EditValues,
  ): Promise<NewEdit> {
    const workspaceId = await this.workspaceId();
    const target = { kind, scopeId: workspaceId, itemId: foundId ?? itemId ?? randomUUID() };
    // By the id the caller used: it may mean another one by the time the request is repeated.
    const hash = requestHash(actingMemberId, { kind, operation, itemId, local });
    const common = { ticketId: randomUUID(), workspaceId, callerId, idempotencyKey, actingMemberId };
    return { ...target, ...common, operation, base, local, requestHash: hash };
  }

  private async workspaceId(): Promise<string> {
    return (await this.workspace.findId()) ?? '';
  }
}
