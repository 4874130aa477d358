import { Injectable } from '@nestjs/common';
import { AppError } from '@app/common';
import { ExternalLinkRepository, LocalEditRepository, MirrorReader, type ExternalLinkRow } from '@app/database';
import { RecordNotFoundError } from '../reads/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { UnknownCollectionError } from '../schema/errors.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { ItemNotFoundError } from './errors.js';

/** The id is linked to another record. */
class ExternalLinkTakenError extends AppError {
  readonly code = 'external_link_taken';
  readonly retryable = false;
  constructor(recordId: string) {
    super(`This id is linked to record ${recordId}`);
  }
}

export interface ExternalLinkView {
  system: string;
  external_id: string;
  object: string;
  record_id: string;
  created_at: string;
}

/** Other systems' ids for records: people and companies refuse unique attributes of their own. */
@Injectable()
export class ExternalLinksService {
  constructor(
    private readonly links: ExternalLinkRepository,
    private readonly edits: LocalEditRepository,
    private readonly mirror: MirrorReader,
    private readonly schemas: SchemaService,
    private readonly workspace: WorkspaceService,
  ) {}

  /**
   * Links an id to a record, also to one made here a moment ago. Saying the same twice is no fault.
   * @throws RecordNotFoundError, ExternalLinkTakenError
   */
  async link(
    callerId: string,
    link: { system: string; externalId: string; object: string; recordId: string },
  ): Promise<ExternalLinkView> {
    const schema = await this.schemas.getObject(link.object);
    const scopeId = schema.collection.collectionId;
    const open = await this.edits.listOpen('record', scopeId, [link.recordId]);
    const item = await this.mirror.find('record', scopeId, link.recordId);
    if (item === null && open.length === 0) throw new RecordNotFoundError(link.recordId);
    const itemId = item?.itemId ?? link.recordId;
    const row = { system: link.system, externalId: link.externalId, scopeId, itemId, createdBy: callerId };
    const held = await this.links.link((await this.workspace.findId()) ?? '', row);
    if (held.scopeId !== scopeId || held.itemId !== itemId) throw new ExternalLinkTakenError(held.itemId);
    return this.view(held);
  }

  /** The record as it is now: merges are followed. @throws ItemNotFoundError */
  async get(system: string, externalId: string): Promise<ExternalLinkView> {
    const row = await this.links.find(system, externalId);
    if (row === null) throw new ItemNotFoundError('external link', `${system}/${externalId}`);
    return this.view(row);
  }

  /** Every id a record is known by. */
  async listOf(object: string, recordId: string): Promise<ExternalLinkView[]> {
    const schema = await this.schemas.getObject(object);
    const { collectionId } = schema.collection;
    const itemId = (await this.mirror.find('record', collectionId, recordId))?.itemId ?? recordId;
    const rows = await this.links.listOf(collectionId, itemId);
    return Promise.all(rows.map((row) => this.view(row)));
  }

  /** @throws ItemNotFoundError there was none */
  async unlink(system: string, externalId: string): Promise<void> {
    if (!(await this.links.unlink(system, externalId))) {
      throw new ItemNotFoundError('external link', `${system}/${externalId}`);
    }
  }

  private async view(row: ExternalLinkRow): Promise<ExternalLinkView> {
    return {
      system: row.system,
      external_id: row.externalId,
      object: await this.slugOf(row.scopeId),
      record_id: row.itemId,
      created_at: row.createdAt.toISOString(),
    };
  }

  private async slugOf(scopeId: string): Promise<string> {
    try {
      return (await this.schemas.getObject(scopeId)).collection.apiSlug;
    } catch (error) {
      if (error instanceof UnknownCollectionError) return scopeId; // the object is gone; the link is not
      throw error;
    }
  }
}
