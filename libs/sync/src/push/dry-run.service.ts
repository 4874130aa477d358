import { Injectable } from '@nestjs/common';
import { type LocalEdit, type NewEdit } from '@app/database';
import { writeForm } from '../writes/write-form.js';
import { coalesce } from './coalesce.js';
import { EntryGateway } from './entry-gateway.js';
import { RecordGateway } from './record-gateway.js';
import { type ValueGateway } from './value-gateway.js';
import { ValuePusher } from './value-pusher.js';

/** What a push would do now. Nothing is stored or sent but reads. */
export interface DryRun {
  /** The exact calls, in order. */
  calls: { method: string; path: string; body: unknown }[];
  attributes: { slug: string; outcome: string; rule: string; base: unknown; local: unknown; remote: unknown }[];
}

@Injectable()
export class DryRunService {
  constructor(
    private readonly records: RecordGateway,
    private readonly entries: EntryGateway,
    private readonly pusher: ValuePusher,
  ) {}

  /** @throws AttioError the record cannot be read */
  async run(edit: NewEdit): Promise<DryRun> {
    const gateway: ValueGateway = edit.kind === 'entry' ? this.entries : this.records;
    const schema = await gateway.schema(edit.scopeId);
    const noun = edit.kind === 'entry' ? 'entries' : 'records';
    const collection = `/v2/${edit.kind === 'entry' ? 'lists' : 'objects'}/${schema.collection.apiSlug}/${noun}`;
    const valuesKey = edit.kind === 'entry' ? 'entry_values' : 'values';
    const body = (values: NewEdit['local']) => ({
      data: {
        ...(edit.parent ? { parent_object: edit.parent.object, parent_record_id: edit.parent.record_id } : {}),
        [valuesKey]: Object.fromEntries(
          Object.entries(values).map(([id, list]) => [schema.byId.get(id)?.apiSlug ?? id, writeForm(list as never)]),
        ),
      },
    });
    if (edit.operation === 'create') {
      const matching =
        edit.matchingAttributeId ?? schema.live.find((a) => a.isUnique && a.attributeId in edit.local)?.attributeId;
      const slug = schema.byId.get(matching ?? '')?.apiSlug;
      const call = slug
        ? { method: 'PUT', path: `${collection}?matching_attribute=${slug}`, body: body(edit.local) }
        : { method: 'POST', path: collection, body: body(edit.local) };
      return { calls: [call], attributes: [] };
    }
    const path = `${collection}/${edit.itemId}`;
    if (edit.operation === 'delete') return { calls: [{ method: 'DELETE', path, body: null }], attributes: [] };
    const read = await gateway.read(edit.workspaceId, edit.scopeId, edit.itemId);
    if (!('reading' in read) || 'absent' in read.reading) return { calls: [], attributes: [] };
    const { base, local, actingMemberId = null, ...target } = edit;
    const asLocal: LocalEdit = {
      ...target,
      ...draft,
      base,
      local,
      actingMemberId,
      parent: null,
      createdAt: new Date(),
    };
    const plan = await this.pusher.plan(schema, coalesce([asLocal]).values(), read.reading.values);
    return {
      calls: plan.method === null ? [] : [{ method: plan.method, path, body: body(plan.writes) }],
      attributes: plan.attributes.map(({ attribute, edit: { base, local }, remote, decision }) => ({
        slug: attribute.apiSlug,
        outcome: decision.outcome,
        rule: decision.outcome === 'ask' ? decision.why : decision.rule,
        base,
        local,
        remote,
      })),
    };
  }
}

const draft = {
  ...{ position: 0n, provisionalId: null, state: 'pending' as const, attempts: 0, outcome: null, observedAt: null },
  ...{ holderId: null, attioCode: null, message: null, unknownSince: null, goneSince: null, finishedAt: null },
  ...{ matchingAttributeId: null, onDuplicate: 'link' as const, purpose: 'edit' as const, sourceId: null },
};
