import { Injectable } from '@nestjs/common';
import { type AttioValue } from '@app/attio';
import {
  ConflictRepository,
  WHOLE_ITEM,
  type ConflictFilter,
  type ConflictResolution,
  type ConflictRow,
  type KeptPolicy,
  type EditTarget,
  type EditValues,
  type NewEdit,
} from '@app/database';
import { EditsService, keyOfPart, type Writer } from '../edits/edits.service.js';
import { IdempotencyMismatchError } from '../edits/errors.js';
import { WriteContextService } from '../edits/write-context.service.js';
import { type Policy } from '../merge/policy.js';
import { sameValues } from '../merge/value-keys.js';
import { taskChange } from '../push/activity/activity-input.js';
import { PushService } from '../push/push.service.js';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { UnknownCollectionError } from '../schema/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { parseValues } from '../writes/parse-values.js';
import { InvalidValuesError } from '../writes/value-fault.js';
import { conflictView, type ConflictView } from './conflict-view.js';
import { ConflictNotFoundError, ConflictStateError } from './errors.js';

/** How a human decides a conflict. */
export interface Resolution {
  resolution: 'local' | 'remote' | 'merged';
  /** With `merged`: the value to write, in any write form. */
  value?: unknown;
  /** Decide this attribute alike from now on: a policy, or `true` for the side that was chosen. */
  keepAsPolicy?: Policy | true | undefined;
}

type Valued = ConflictRow & { kind: 'record' | 'entry' };

/** The queue of what no policy could decide. A resolution is itself an edit, or nothing at all. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly conflicts: ConflictRepository,
    private readonly edits: EditsService,
    private readonly context: WriteContextService,
    private readonly pushes: PushService,
    private readonly schemas: SchemaService,
  ) {}

  /** Oldest first. */
  async list(filter: ConflictFilter, after: string | null, limit: number) {
    const rows = await this.conflicts.list(filter, after, limit + 1);
    const page = rows.slice(0, limit);
    const data = await Promise.all(page.map((row) => this.view(row)));
    return { data, nextCursor: rows.length > limit ? (page.at(-1)?.conflictId ?? null) : null };
  }

  /** @throws ConflictNotFoundError */
  async get(conflictId: string): Promise<ConflictView> {
    return this.view(await this.find(conflictId));
  }

  /**
   * Decides one conflict. What has to be written goes out as an edit whose base is what Attio had when the conflict was
   * seen: should it have changed again, it is merged again.
   * @throws ConflictNotFoundError, ConflictStateError, InvalidValuesError, IdempotencyMismatchError
   */
  async resolve(conflictId: string, how: Resolution, caller: Writer): Promise<ConflictView> {
    const conflict = await this.find(conflictId);
    const writer = { ...caller, request: { resolve: conflictId, ...how } };
    const known = await this.edits.findRepeated(writer);
    // A decision that takes no edit leaves no key behind.
    const isRepeated =
      conflict.state === 'resolved' &&
      writer.idempotencyKey !== null &&
      conflict.resolvedBy === writer.callerId &&
      conflict.resolution === how.resolution &&
      conflict.resolutionTicketId === (known?.ticketId ?? null);
    if (isRepeated) return this.view(conflict);
    if (conflict.state !== 'open') throw new ConflictStateError('The conflict is resolved already');
    const edit = await this.editFor(conflict, how, writer);
    const resolution: ConflictResolution = {
      resolution: how.resolution,
      resolvedValue: edit?.local[conflict.attributeId] ?? null,
      resolvedBy: writer.callerId,
      policy: policyOf(conflict, how, writer),
    };
    const { end, edit: accepted } = await this.conflicts.resolve(conflictId, resolution, edit);
    if (end === 'late') throw new ConflictStateError('The conflict was resolved by somebody else just now');
    if (end === 'key_reused') throw new IdempotencyMismatchError(accepted?.ticketId ?? '');
    if (accepted !== null) this.pushes.wake(accepted);
    return this.get(conflictId);
  }

  /** Decides many alike. @returns one result per id: the conflict, or why it could not be decided */
  async resolveMany(conflictIds: string[], how: Resolution, writer: Writer) {
    const results: ({ id: string; conflict: ConflictView } | { id: string; code: string; message: string })[] = [];
    for (const id of conflictIds) {
      try {
        const key = keyOfPart(writer.idempotencyKey, id);
        results.push({ id, conflict: await this.resolve(id, how, { ...writer, idempotencyKey: key }) });
      } catch (error) {
        const isExpected = error instanceof ConflictStateError || error instanceof ConflictNotFoundError;
        const isRefused = error instanceof InvalidValuesError || error instanceof IdempotencyMismatchError;
        if (!isExpected && !isRefused) throw error;
        results.push({ id, code: error.code, message: error.message });
      }
    }
    return results;
  }

  /** @throws ConflictNotFoundError; ConflictStateError it is open, or a newer one about the same attribute is */
  async reopen(conflictId: string): Promise<ConflictView> {
    await this.find(conflictId);
    if (!(await this.conflicts.reopen(conflictId))) {
      throw new ConflictStateError('The conflict is open, or another one about the same attribute is');
    }
    return this.get(conflictId);
  }

  /** @returns the edit that carries the decision to Attio, if it takes one */
  private async editFor(conflict: ConflictRow, how: Resolution, writer: Writer): Promise<NewEdit | null> {
    const { kind, scopeId, itemId, attributeId: id } = conflict;
    const target: EditTarget = { kind, scopeId, itemId };
    if (id === WHOLE_ITEM) return this.editForWhole(conflict, target, how, writer);
    if (!isValued(conflict)) throw new ConflictStateError('This kind of conflict can only be resolved as a whole');
    const isLost = conflict.reason === 'lost_update';
    // Of a lost update, the local side is what Attio has, the remote one what it lost. After a decision that was taken
    // back neither may be: then it is what reads show.
    const current = isReopened(conflict)
      ? listOf((await this.edits.shown(target))?.[id])
      : listOf(isLost ? conflict.local : conflict.remote);
    const chosen =
      how.resolution === 'merged' ? await this.mergedValue(conflict, how.value) : listOf(conflict[how.resolution]);
    if (sameValues(chosen, current)) return null;
    return this.edits.prepareOwn(writer, target, {
      operation: 'update',
      base: { [id]: current },
      local: { [id]: chosen },
      purpose: isLost ? 'restore' : 'resolve',
      sourceId: conflict.conflictId,
    });
  }

  private async editForWhole(
    conflict: ConflictRow,
    target: EditTarget,
    { resolution, value }: Resolution,
    writer: Writer,
  ): Promise<NewEdit | null> {
    if (resolution === 'remote') return null;
    const common = { purpose: 'resolve' as const, sourceId: conflict.conflictId };
    const remote = conflict.remote as EditValues;
    if (conflict.reason === 'both_changed') {
      const local = resolution === 'local' ? (conflict.local as EditValues) : parseTaskChange(value);
      return this.edits.prepareOwn(writer, target, { operation: 'update', base: remote, local, ...common });
    }
    if (resolution === 'merged') throw new ConflictStateError('There is no merged value of a deletion');
    if (conflict.reason !== 'deleted_here') {
      throw new ConflictStateError('The record is gone from Attio: resolve with remote, or create a new one');
    }
    const base = { ...(conflict.base as EditValues), ...remote };
    return this.edits.prepareOwn(writer, target, { operation: 'delete', base, local: {}, ...common });
  }

  private async mergedValue(conflict: Valued, value: unknown): Promise<AttioValue[]> {
    const schema = await this.schemaOf(conflict);
    const context = await this.context.forCollection(schema);
    const { values, faults } = parseValues(schema, { [conflict.attributeId]: value }, context, () => 'value');
    if (faults.length > 0) throw new InvalidValuesError(faults);
    return values[conflict.attributeId] ?? [];
  }

  private async find(conflictId: string): Promise<ConflictRow> {
    const conflict = await this.conflicts.find(conflictId);
    if (conflict === null) throw new ConflictNotFoundError(conflictId);
    return conflict;
  }

  private async view(row: ConflictRow): Promise<ConflictView> {
    return conflictView(row, isValued(row) ? await this.findSchema(row) : null);
  }

  private async schemaOf({ kind, scopeId }: Valued): Promise<CollectionSchema> {
    return kind === 'record' ? this.schemas.getObject(scopeId) : this.schemas.getList(scopeId);
  }

  /** As `schemaOf`, but `null` when the object or list is gone: what was in question is shown all the same. */
  private async findSchema(row: Valued): Promise<CollectionSchema | null> {
    try {
      return await this.schemaOf(row);
    } catch (error) {
      if (error instanceof UnknownCollectionError) return null;
      throw error;
    }
  }
}

function isValued(row: ConflictRow): row is Valued {
  return row.kind === 'record' || row.kind === 'entry';
}

/** Whether the sides are those of before a decision that was taken back. */
function isReopened({ earlier }: ConflictRow): boolean {
  const last: unknown = Array.isArray(earlier) ? earlier.at(-1) : undefined;
  return typeof last === 'object' && last !== null && 'resolution' in last;
}

/** @throws InvalidValuesError */
function parseTaskChange(value: unknown): EditValues {
  const parsed = taskChange.strict().safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => ({ path: ['value', ...path].join('.'), message }));
  throw new InvalidValuesError(faults);
}

function listOf(side: unknown): AttioValue[] {
  return Array.isArray(side) ? (side as AttioValue[]) : [];
}

/** Chosen policies outrank the configuration, in every process from the next push on. */
function policyOf(conflict: ConflictRow, how: Resolution, { callerId: setBy }: Writer): KeptPolicy | undefined {
  const { workspaceId, scopeId, attributeId } = conflict;
  if (how.keepAsPolicy === undefined || attributeId === WHOLE_ITEM) return undefined;
  const side = how.resolution === 'merged' ? 'ask' : how.resolution === 'local' ? 'local_wins' : 'attio_wins';
  return { workspaceId, scopeId, attributeId, policy: how.keepAsPolicy === true ? side : how.keepAsPolicy, setBy };
}
