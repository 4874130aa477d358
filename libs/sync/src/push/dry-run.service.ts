import { Injectable } from '@nestjs/common';
import { LocalEditRepository, type LocalEdit, type NewEdit, type PresentReading } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { ActivityRehearsal } from './activity/activity-rehearsal.js';
import { coalesce } from './coalesce.js';
import { call, nothing, type DryRun } from './dry-run.js';
import { EntryGateway } from './entry-gateway.js';
import { type PlannedAttribute } from './push-plan.js';
import { RecordGateway } from './record-gateway.js';
import { References } from './references.js';
import { ValueCreator } from './value-creator.js';
import { type ValueGateway, type WrittenItem } from './value-gateway.js';
import { changedByPeople, seenBefore, ValuePusher } from './value-pusher.js';

/** Tells what would become of an edit, together with the open edits it would be pushed with. */
@Injectable()
export class DryRunService {
  constructor(
    private readonly edits: LocalEditRepository,
    private readonly records: RecordGateway,
    private readonly entries: EntryGateway,
    private readonly activity: ActivityRehearsal,
    private readonly pusher: ValuePusher,
    private readonly creator: ValueCreator,
    private readonly references: References,
  ) {}

  /** @throws AttioError the item cannot be read */
  async run(edit: NewEdit): Promise<DryRun> {
    const open = await this.edits.listOpen(edit.kind, edit.scopeId, [edit.itemId]);
    const edits = [...open, asAccepted(edit)];
    if (edit.kind !== 'record' && edit.kind !== 'entry') return this.activity.run(edit, edits);
    const gateway: ValueGateway = edit.kind === 'entry' ? this.entries : this.records;
    const [first] = edits;
    const isMissing = first?.operation === 'create' && first.provisionalId === edit.itemId;
    return isMissing ? this.create(gateway, edit, first, edits) : this.change(gateway, edit, edits);
  }

  private async create(gateway: ValueGateway, item: WrittenItem, create: LocalEdit, edits: LocalEdit[]) {
    if (edits.some(({ operation }) => operation === 'delete')) return nothing('it would never be made');
    const prepared = await this.creator.prepare(gateway, item, create, edits);
    if ('isWaiting' in prepared) return nothing('a record it refers to is not in Attio yet');
    if ('failedId' in prepared) return nothing(`record ${prepared.failedId} never came to be`);
    const { values, parent, matching, holders } = prepared;
    const [holder] = holders;
    if (holder === undefined) return call(() => gateway.create(item, values, parent, matching));
    const ids = holders.map(({ itemId }) => itemId).join(', ');
    if (holders.length > 1) return nothing(`several records hold these unique values: ${ids}`);
    if (create.onDuplicate === 'fail') return nothing(`record ${ids} holds this unique value`);
    return this.merge(gateway, { ...item, itemId: holder.itemId }, edits, holder);
  }

  private async change(gateway: ValueGateway, item: WrittenItem, edits: LocalEdit[]): Promise<DryRun> {
    const read = await gateway.read(item.workspaceId, item.scopeId, item.itemId);
    if (!('reading' in read)) return nothing('the record is being merged');
    if ('absent' in read.reading) return nothing('the record is gone from Attio');
    const deletion = edits.find(({ operation }) => operation === 'delete');
    if (deletion === undefined) return this.merge(gateway, item, edits, read.reading);
    const changed = changedByPeople(
      await gateway.schema(item.scopeId),
      seenBefore(edits, deletion),
      read.reading.values,
    );
    if (changed.length > 0) return nothing('people changed it in Attio since: this would be a conflict');
    return call(() => gateway.delete(item.scopeId, item.itemId));
  }

  private async merge(gateway: ValueGateway, item: WrittenItem, edits: LocalEdit[], remote: PresentReading) {
    const schema: CollectionSchema = await gateway.schema(item.scopeId);
    const merged = coalesce(edits);
    const resolved = await this.references.resolve(schema, merged);
    if (resolved.isWaiting) return nothing('a record it refers to is not in Attio yet');
    if (resolved.failedId !== undefined) return nothing(`record ${resolved.failedId} never came to be`);
    const plan = await this.pusher.plan(schema, merged.values(), remote.values);
    const { method } = plan;
    const attributes = plan.attributes.map(attributeView);
    if (method === null) return { calls: [], attributes, note: null };
    return { ...(await call(() => gateway.write(item, method, plan.writes))), attributes };
  }
}

function attributeView({ attribute, edit, remote, decision }: PlannedAttribute): DryRun['attributes'][number] {
  const { base, local } = edit;
  const rule = decision.outcome === 'ask' ? decision.why : decision.rule;
  return { slug: attribute.apiSlug, outcome: decision.outcome, rule, base, local, remote };
}

/** The edit as it would stand in the outbox. */
function asAccepted(edit: NewEdit): LocalEdit {
  const { parent = null, matchingAttributeId = null, onDuplicate = 'link', actingMemberId = null, ...rest } = edit;
  const provisionalId = edit.operation === 'create' ? edit.itemId : null;
  return {
    ...{ position: 0n, state: 'pending' as const, attempts: 0, outcome: null, observedAt: null, purpose: 'edit' },
    ...{ holderId: null, attioCode: null, message: null, unknownSince: null, goneSince: null, finishedAt: null },
    ...{ sourceId: null, createdAt: new Date() },
    ...rest,
    ...{ parent, matchingAttributeId, onDuplicate, actingMemberId, provisionalId },
  };
}
