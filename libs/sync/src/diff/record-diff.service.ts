import { Injectable } from '@nestjs/common';
import { MirrorScanRepository, type AttributeChange } from '@app/database';
import { RecordNotFoundError } from '../reads/errors.js';
import { SchemaService } from '../schema/schema.service.js';
import { RecordSource } from '../sources/record-source.js';
import { WorkspaceService } from '../workspace/workspace.service.js';

/** One attribute of one record on both sides. */
export interface AttributeDiff {
  attribute_id: string;
  slug: string | null;
  is_equal: boolean;
  mirror: unknown;
  attio: unknown;
}

export interface RecordDiff {
  id: string;
  object: string;
  is_equal: boolean;
  /** `null`: no live row in the mirror. */
  mirror_observed_at: string | null;
  /** `null`: Attio has no such record (any more), or is merging it. */
  attio_observed_at: string | null;
  /** An event about it waits to be worked off: a difference may be on its way. */
  is_marked: boolean;
  attributes: AttributeDiff[];
}

/** Mirror against Attio, attribute by attribute. Asks Attio, and writes nothing. */
@Injectable()
export class RecordDiffService {
  constructor(
    private readonly schema: SchemaService,
    private readonly source: RecordSource,
    private readonly scan: MirrorScanRepository,
    private readonly workspace: WorkspaceService,
  ) {}

  /**
   * @param object slug or id
   * @throws UnknownCollectionError
   * @throws RecordNotFoundError neither side has it
   */
  async diff(object: string, recordId: string): Promise<RecordDiff> {
    const workspaceId = (await this.workspace.findId()) ?? (await this.workspace.bind());
    const schema = await this.schema.getObject(object);
    const { collectionId, apiSlug } = schema.collection;
    const scope = { kind: 'record' as const, scopeId: collectionId };
    const results = await this.source.read(workspaceId, collectionId, [recordId], 'live');
    const [row] = await this.scan.listByIds(scope, [recordId]);
    const stored = row === undefined || row.isDeleted ? undefined : row;
    const result = results.get(recordId);
    const reading =
      result !== undefined && 'reading' in result && !('absent' in result.reading) ? result.reading : undefined;
    if (stored === undefined && reading === undefined) throw new RecordNotFoundError(recordId);
    const mirror = stored?.values ?? {};
    const attio = reading?.values ?? {};
    const changes = new Map<string, AttributeChange>();
    for (const change of this.source.diff(mirror, attio)) changes.set(change.attribute_id, change);
    const ids = [...new Set([...Object.keys(mirror), ...Object.keys(attio)])];
    const attributes = ids.map((attributeId) => ({
      attribute_id: attributeId,
      slug: schema.byId.get(attributeId)?.apiSlug ?? null,
      is_equal: !changes.has(attributeId),
      mirror: mirror[attributeId] ?? [],
      attio: attio[attributeId] ?? [],
    }));
    const position = (id: string) => schema.byId.get(id)?.position ?? Infinity;
    attributes.sort((a, b) => position(a.attribute_id) - position(b.attribute_id));
    return {
      id: recordId,
      object: apiSlug,
      is_equal: changes.size === 0 && (stored === undefined) === (reading === undefined),
      mirror_observed_at: stored?.observedAt ?? null,
      attio_observed_at: reading?.observedAt ?? null,
      is_marked: row?.isMarked ?? false,
      attributes,
    };
  }
}
