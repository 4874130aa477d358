import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AttioCaches, AttioNotFoundError, AttioRecords } from '@app/attio';
import { ErasureRepository, MirrorReader, type ErasureRow } from '@app/database';
import { FailedJobs } from '@app/queue';
import { RecordNotFoundError } from '../reads/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { ErasureNotFoundError, ErasureStateError } from './errors.js';

export interface ErasureRequest {
  /** Slug or id of the object. */
  object: string;
  recordId: string;
  /** Also at Attio, for good, before anything is removed here. */
  deleteInAttio: boolean;
  /** Id of an API key, or who used the command line. */
  askedBy: string;
}

/** What can be shown to an auditor: nothing in it tells who it was. */
export interface ErasureReceipt {
  id: string;
  state: 'begun' | 'done';
  /** sha-256 of the record's id: whoever has the id can tell that this is its receipt. */
  subject_hash: string;
  /** Rows removed or emptied, by table. */
  counts: Record<string, number>;
  asked_by: string;
  deleted_in_attio: boolean;
  begun_at: string;
  erased_at: string | null;
  lifted_at: string | null;
  lifted_by: string | null;
  /** sha-256 over the other members. */
  hash: string | null;
}

/** Removes a person from everything this service keeps, and keeps them out from then on. */
@Injectable()
export class ErasureService {
  private readonly logger = new Logger(ErasureService.name);

  constructor(
    private readonly erasures: ErasureRepository,
    private readonly mirror: MirrorReader,
    private readonly schemas: SchemaService,
    private readonly workspace: WorkspaceService,
    private readonly records: AttioRecords,
    private readonly caches: AttioCaches,
    private readonly jobs: FailedJobs,
  ) {}

  /**
   * Erases a record with its entries, notes, tasks and comments. A request that was cut short is made again: it goes on
   * with what is left.
   * @throws UnknownCollectionError, RecordNotFoundError neither in the mirror nor erased before
   */
  async erase({ object, recordId: asked, deleteInAttio, askedBy }: ErasureRequest): Promise<ErasureReceipt> {
    const { collection } = await this.schemas.getObject(object);
    const scopeId = collection.collectionId;
    const item = await this.mirror.find('record', scopeId, asked);
    if (item === null && !(await this.erasures.isErased(asked))) throw new RecordNotFoundError(asked);
    const recordId = item?.itemId ?? asked;
    if (deleteInAttio) await this.deleteInAttio(scopeId, recordId);
    const workspaceId = (await this.workspace.findId()) ?? '';
    const erasureId = randomUUID();
    const erasure = { erasureId, workspaceId, scopeId, recordId, askedBy, deletedInAttio: deleteInAttio };
    const things = await this.erasures.begin(erasure);
    await Promise.all(things.recordIds.map((id) => this.caches.eraseRecord(id)));
    await this.jobs.forget(things.ids);
    await this.erasures.finish(erasure, things);
    this.logger.log('a record was erased', { erasureId, deletedInAttio: deleteInAttio });
    return this.get(erasureId);
  }

  /** Newest first. */
  async list(limit: number): Promise<ErasureReceipt[]> {
    return (await this.erasures.list(limit)).map(receiptOf);
  }

  /** @throws ErasureNotFoundError */
  async get(erasureId: string): Promise<ErasureReceipt> {
    const row = await this.erasures.find(erasureId);
    if (row === null) throw new ErasureNotFoundError(erasureId);
    return receiptOf(row);
  }

  /**
   * Lets what was erased come in again: with its next event, or the next reconciliation. What was removed stays removed.
   * @throws ErasureNotFoundError, ErasureStateError
   */
  async lift(erasureId: string, liftedBy: string): Promise<ErasureReceipt> {
    await this.get(erasureId);
    if (!(await this.erasures.lift(erasureId, liftedBy))) {
      throw new ErasureStateError('It was lifted before, or has not come to its end');
    }
    return this.get(erasureId);
  }

  private async deleteInAttio(objectId: string, recordId: string): Promise<void> {
    try {
      await this.records.delete(objectId, recordId);
    } catch (error) {
      if (!(error instanceof AttioNotFoundError)) throw error; // gone already is as good
    }
  }
}

function receiptOf(row: ErasureRow): ErasureReceipt {
  return {
    id: row.erasureId,
    state: row.state,
    subject_hash: row.subjectHash,
    counts: row.counts,
    asked_by: row.askedBy,
    deleted_in_attio: row.deletedInAttio,
    begun_at: row.begunAt.toISOString(),
    erased_at: row.erasedAt?.toISOString() ?? null,
    lifted_at: row.liftedAt?.toISOString() ?? null,
    lifted_by: row.liftedBy,
    hash: row.receiptHash,
  };
}
