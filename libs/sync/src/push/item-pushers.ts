import { Injectable } from '@nestjs/common';
import { type EditTarget, type ItemKind, type LocalEdit } from '@app/database';
import { type ActivityGateway } from './activity/activity-gateway.js';
import { ActivityPusher } from './activity/activity-pusher.js';
import { CommentGateway } from './activity/comment-gateway.js';
import { NoteGateway } from './activity/note-gateway.js';
import { TaskGateway } from './activity/task-gateway.js';
import { coalesce } from './coalesce.js';
import { EntryGateway } from './entry-gateway.js';
import { type PushLease } from './push-lease.js';
import { type PushStep } from './push-step.js';
import { RecordGateway } from './record-gateway.js';
import { uniqueValues, ValueCreator } from './value-creator.js';
import { type ValueGateway } from './value-gateway.js';
import { ValuePusher } from './value-pusher.js';

/** How one kind of item gets to Attio. */
export interface ItemPusher {
  push(target: EditTarget, edits: LocalEdit[], lease: PushLease): Promise<PushStep>;
  /** The item that holds a unique value these edits want, after Attio refused it; `null` when none is found. */
  findHolder(target: EditTarget, edits: LocalEdit[]): Promise<string | null>;
}

/** The way to Attio of every kind that can be written. */
@Injectable()
export class ItemPushers {
  private readonly byKind: ReadonlyMap<ItemKind, ItemPusher>;

  constructor(
    records: RecordGateway,
    entries: EntryGateway,
    private readonly values: ValuePusher,
    private readonly creator: ValueCreator,
    private readonly activity: ActivityPusher,
    notes: NoteGateway,
    tasks: TaskGateway,
    comments: CommentGateway,
  ) {
    this.byKind = new Map<ItemKind, ItemPusher>([
      ['record', this.pusherOf(records)],
      ['entry', this.pusherOf(entries)],
      ...[notes, tasks, comments].map((gateway) => [gateway.kind, this.activityPusherOf(gateway)] as const),
    ]);
  }

  of(kind: ItemKind): ItemPusher {
    const pusher = this.byKind.get(kind);
    if (pusher === undefined) throw new Error(`items of kind ${kind} cannot be written`);
    return pusher;
  }

  private activityPusherOf(gateway: ActivityGateway): ItemPusher {
    return {
      push: (target, edits, lease) => this.activity.push(gateway, target, edits, lease),
      findHolder: async () => null,
    };
  }

  private pusherOf(gateway: ValueGateway): ItemPusher {
    return {
      push: async (target, edits, lease) => {
        // A create under its provisional id is yet to be made; under a real id it was linked to what was there.
        const [first] = edits;
        const isMissing = first?.operation === 'create' && first.provisionalId === target.itemId;
        return isMissing
          ? this.creator.push(gateway, target, edits, lease)
          : this.values.push(gateway, target, edits, lease);
      },
      findHolder: async (target, edits) => {
        const schema = await gateway.schema(target.scopeId);
        const wanted = [...coalesce(edits).values()].map(({ attributeId, local }) => [attributeId, local] as const);
        const unique = uniqueValues(schema, Object.fromEntries(wanted));
        const workspaceId = edits[0]?.workspaceId ?? '';
        const holders = await gateway.findHolders({ workspaceId, scopeId: target.scopeId }, unique);
        return holders.find(({ itemId }) => itemId !== target.itemId)?.itemId ?? null;
      },
    };
  }
}
