import { Injectable } from '@nestjs/common';
import { MirrorReader } from '@app/database';
import { type CollectionSchema } from '../schema/collection-schema.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type ParseContext } from '../writes/parse-value.js';

const TRUST_MS = 10_000;
const MEMBERS_PAGE = 1_000;

/** What reading of written values needs to know of the workspace, from what we hold. */
@Injectable()
export class WriteContextService {
  private members = new Map<string, string>();
  private membersAtMs = 0;

  constructor(
    private readonly schemas: SchemaService,
    private readonly mirror: MirrorReader,
    private readonly workspace: WorkspaceService,
  ) {}

  async forCollection(schema: CollectionSchema): Promise<ParseContext> {
    const objects = await this.schemas.listObjects();
    const members = await this.memberIds();
    return {
      choices: schema.choices,
      objectSlug: (name) =>
        objects.find(({ apiSlug, collectionId }) => apiSlug === name || collectionId === name)?.apiSlug,
      memberId: (email) => members.get(email.trim().toLowerCase()),
    };
  }

  /** Member ids by e-mail address, of the mirror. */
  async memberIds(): Promise<ReadonlyMap<string, string>> {
    if (Date.now() - this.membersAtMs < TRUST_MS) return this.members;
    const workspaceId = await this.workspace.findId();
    if (workspaceId === null) return this.members;
    const rows = await this.mirror.listPage('member', workspaceId, null, MEMBERS_PAGE);
    const pairs = rows.flatMap(({ itemId, values }): [string, string][] => {
      const email = values['email_address'];
      return typeof email === 'string' ? [[email.toLowerCase(), itemId]] : [];
    });
    this.members = new Map(pairs);
    this.membersAtMs = Date.now();
    return this.members;
  }
}
