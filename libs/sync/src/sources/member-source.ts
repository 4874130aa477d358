import { Injectable } from '@nestjs/common';
import { AttioMembers, type AttioMember, type Lane } from '@app/attio';
import { type Instant } from '@app/common';
import { type PresentReading } from '@app/database';
import { type ItemSource, type ReadResult, type SourceScope } from './item-source.js';
import { diffPlain, hashPlain } from './plain-content.js';
import { SingleReads } from './single-reads.js';
import { pageOf } from './source-page.js';

/** From here on reading the whole list is cheaper: it is not paged. */
const LIST_FROM = 3;

/** The workspace's members; the scope is the workspace's id. Members are suspended, never deleted. */
@Injectable()
export class MemberSource implements ItemSource {
  readonly kind = 'member';
  readonly pageSize = 10_000;
  readonly batchSize = 500;
  readonly isOrderedById = false;
  readonly diff = diffPlain;
  readonly hash = hashPlain;

  constructor(
    private readonly members: AttioMembers,
    private readonly singles: SingleReads,
  ) {}

  async listScopes(workspaceId: string): Promise<SourceScope[]> {
    return [{ scopeId: workspaceId, slug: 'members' }];
  }

  async read(_workspaceId: string, _scopeId: string, ids: string[], lane: Lane): Promise<Map<string, ReadResult>> {
    const results = new Map<string, ReadResult>();
    if (ids.length >= LIST_FROM) {
      const asked = new Set(ids);
      const { data, observedAt } = await this.members.list({ lane });
      for (const reading of data.map((member) => memberReading(member, observedAt))) {
        if (asked.has(reading.itemId)) results.set(reading.itemId, { reading });
      }
    }
    const missing = ids.filter((id) => !results.has(id));
    const confirmed = await this.singles.read(missing, {
      get: (id) => this.members.get(id, { lane }),
      toReading: memberReading,
    });
    return new Map([...results, ...confirmed]);
  }

  async fetchPage(_workspaceId: string, _scopeId: string, offset: number, limit: number, lane: Lane) {
    const { data, observedAt } = await this.members.list({ lane });
    const page = data.slice(offset, offset + limit);
    return pageOf(
      page.map((member) => memberReading(member, observedAt)),
      observedAt,
    );
  }
}

function memberReading(member: AttioMember, observedAt: Instant): PresentReading {
  return {
    itemId: member.id.workspace_member_id,
    observedAt,
    values: member,
    contentHash: hashPlain(member),
    parentObjectId: null,
    parentRecordId: null,
    webUrl: null,
    attioCreatedAt: member.created_at,
    lookupKeys: [`email:${member.email_address.trim().toLowerCase()}`],
  };
}
