import { Injectable } from '@nestjs/common';
import { type EditValues, type LocalEdit, type NewEdit } from '@app/database';
import { ItemSources } from '../../sources/item-sources.js';
import { call, nothing, type DryRun } from '../dry-run.js';
import { References } from '../references.js';
import { type ActivityGateway } from './activity-gateway.js';
import { idsIn, replaceIds } from './activity-input.js';
import { mergeMembers } from './activity-pusher.js';
import { CommentGateway } from './comment-gateway.js';
import { NoteGateway } from './note-gateway.js';
import { TaskGateway } from './task-gateway.js';

/** What would become of an edit of a note, a task or a comment. */
@Injectable()
export class ActivityRehearsal {
  private readonly gateways: ReadonlyMap<string, ActivityGateway>;

  constructor(
    private readonly references: References,
    private readonly sources: ItemSources,
    notes: NoteGateway,
    tasks: TaskGateway,
    comments: CommentGateway,
  ) {
    this.gateways = new Map([notes, tasks, comments].map((gateway) => [gateway.kind, gateway]));
  }

  /** @param edits the open edits of the item, and this one */
  async run(edit: NewEdit, edits: LocalEdit[]): Promise<DryRun> {
    const gateway = this.gateways.get(edit.kind);
    if (gateway === undefined) return nothing(`items of kind ${edit.kind} cannot be written`);
    const [first] = edits;
    const isMissing = first?.operation === 'create' && first.provisionalId === edit.itemId;
    if (edits.some(({ operation }) => operation === 'delete')) {
      return isMissing ? nothing('it would never be made') : call(() => gateway.delete(edit.itemId));
    }
    if (isMissing) {
      const input = await this.resolved(Object.assign({}, ...edits.map(({ local }) => local)) as EditValues);
      return input === null ? nothing(WAITS) : call(() => gateway.create(edit.workspaceId, input, first.createdAt));
    }
    return this.update(gateway, edit, edits);
  }

  private async update(gateway: ActivityGateway, edit: NewEdit, edits: LocalEdit[]): Promise<DryRun> {
    const { kind, workspaceId, scopeId, itemId } = edit;
    const results = await this.sources.find(kind)?.read(workspaceId, scopeId, [itemId], 'live');
    const result = results?.get(itemId);
    if (result === undefined || !('reading' in result)) return nothing('it cannot be read now');
    if ('absent' in result.reading) return nothing('it is gone from Attio');
    const { change, asked } = mergeMembers(edits, gateway.writable?.(result.reading.values) ?? {});
    const both = Object.keys(asked?.local ?? {}).join(', ');
    const note = asked === null ? null : `both sides changed ${both}: this would be a conflict`;
    if (Object.keys(change).length === 0) return nothing(note ?? 'Attio has these values already');
    const input = await this.resolved(change);
    if (input === null) return nothing(WAITS);
    return { ...(await call(async () => gateway.update?.(workspaceId, itemId, input))), note };
  }

  /** @returns the input with the ids Attio knows, or `null` while one of them is not there yet */
  private async resolved(input: EditValues): Promise<EditValues | null> {
    const { aliases, isWaiting, failedId } = await this.references.resolveMany(idsIn(input));
    return isWaiting || failedId !== undefined ? null : replaceIds(input, (id) => aliases.get(id) ?? id);
  }
}

const WAITS = 'a record it refers to is not in Attio yet';
