import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MirrorReader,
  type EditOperation,
  type EditValues,
  type LocalEdit,
  type MirrorItem,
  type NewEdit,
} from '@app/database';
import { type CommentInput, type NoteInput, type TaskChange, type TaskInput } from '../push/activity/activity-input.js';
import { TaskGateway } from '../push/activity/task-gateway.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { EditsService, requestHash, type Writer } from './edits.service.js';
import { ItemNotFoundError } from './errors.js';

type ActivityKind = 'note' | 'task' | 'comment';

interface Found {
  /** `null` while it is on its way. */
  item: MirrorItem | null;
  open: LocalEdit[];
}

/** Edits of notes, tasks and comments, not accepted yet: any other edit is accepted and pushed alike. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly edits: EditsService,
    private readonly mirror: MirrorReader,
    private readonly tasks: TaskGateway,
    private readonly schemas: SchemaService,
    private readonly workspace: WorkspaceService,
  ) {}

  /** The parent may be a record made here a moment ago. @throws UnknownCollectionError */
  async prepareNote(writer: Writer, input: NoteInput): Promise<NewEdit> {
    await this.schemas.getObject(input.parent_object);
    return this.newEdit(writer, { kind: 'note' }, 'create', {}, input);
  }

  /** Linked records may have been made here a moment ago. @throws UnknownCollectionError */
  async prepareTask(writer: Writer, input: TaskInput): Promise<NewEdit> {
    for (const { target_object: object } of input.linked_records) await this.schemas.getObject(object);
    return this.newEdit(writer, { kind: 'task' }, 'create', {}, input);
  }

  /** @throws ItemNotFoundError the mirror has no such task, and none is on its way; UnknownCollectionError */
  async prepareTaskChange(writer: Writer, taskId: string, change: TaskChange): Promise<NewEdit> {
    for (const { target_object: object } of change.linked_records ?? []) await this.schemas.getObject(object);
    const { item, open } = await this.find(writer, 'task', taskId);
    const stored = item === null ? {} : this.tasks.writable(item.values);
    // With what is on its way: a task that is being made is seen as it was asked for.
    const shown = Object.assign({}, stored, ...open.map(({ local }) => local)) as EditValues;
    const base = Object.fromEntries(Object.keys(change).map((member) => [member, shown[member] ?? null]));
    return this.newEdit(writer, { kind: 'task', itemId: taskId, foundId: item?.itemId }, 'update', base, change);
  }

  /** On a record, an entry, or in a thread; the author is a workspace member. @throws UnknownCollectionError */
  async prepareComment(writer: Writer, input: CommentInput): Promise<NewEdit> {
    const { place } = input;
    if ('record' in place) await this.schemas.getObject(place.record.object);
    if ('entry' in place) await this.schemas.getList(place.entry.list);
    return this.newEdit(writer, { kind: 'comment' }, 'create', {}, input);
  }

  /** @throws ItemNotFoundError */
  async prepareDelete(writer: Writer, kind: ActivityKind, itemId: string): Promise<NewEdit> {
    const { item } = await this.find(writer, kind, itemId);
    return this.newEdit(writer, { kind, itemId, foundId: item?.itemId }, 'delete', {}, {});
  }

  private async find(writer: Writer, kind: ActivityKind, itemId: string): Promise<Found> {
    const scopeId = await this.workspaceId();
    const open = await this.edits.listOpen({ kind, scopeId, itemId });
    const item = await this.mirror.find(kind, scopeId, itemId);
    const isKnown = item !== null || open.length > 0 || (await this.edits.findByKey(writer)) !== null;
    if (!isKnown) throw new ItemNotFoundError(kind, itemId);
    return { item, open };
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
