import { Injectable } from '@nestjs/common';
import { type Instant } from '@app/common';
import { PrismaService } from './prisma.service.js';

export interface CollectionRow {
  collectionId: string;
  kind: 'object' | 'list';
  apiSlug: string;
  title: string;
  definition: unknown;
}

export interface AttributeRow {
  attributeId: string;
  collectionId: string;
  apiSlug: string;
  title: string;
  type: string;
  isMultiselect: boolean;
  isUnique: boolean;
  isRequired: boolean;
  isWritable: boolean;
  isArchived: boolean;
  position: number;
  definition: unknown;
}

/** One option of a select attribute, or one status of a status attribute. */
export interface ChoiceRow {
  choiceId: string;
  attributeId: string;
  kind: 'option' | 'status';
  title: string;
  isArchived: boolean;
  position: number;
  definition: unknown;
}

/** The objects and lists of the workspace and their attributes, by id: slugs may change. */
@Injectable()
export class SchemaRepository {
  constructor(private readonly prisma: PrismaService) {}

  async listCollections(kind?: 'object' | 'list'): Promise<CollectionRow[]> {
    const rows = await this.prisma.collection.findMany({
      where: { deletedAt: null, ...(kind ? { kind } : {}) },
      orderBy: { apiSlug: 'asc' },
      select: { collectionId: true, kind: true, apiSlug: true, title: true, definition: true },
    });
    return rows.map((row) => ({ ...row, kind: row.kind === 'list' ? 'list' : 'object' }));
  }

  /** @returns attributes in Attio's own order, archived ones included */
  async listAttributes(collectionId: string): Promise<AttributeRow[]> {
    return this.prisma.attribute.findMany({
      where: { collectionId },
      orderBy: { position: 'asc' },
      omit: { workspaceId: true, observedAt: true },
    });
  }

  /** Grows with every change of the schema; whoever keeps a copy compares. */
  async version(): Promise<bigint> {
    const row = await this.prisma.workspace.findFirst({ select: { schemaVersion: true } });
    return row?.schemaVersion ?? 0n;
  }

  /** Stores objects or lists unless a later reading is stored. */
  async saveCollections(workspaceId: string, rows: CollectionRow[], observedAt: Instant): Promise<void> {
    if (rows.length === 0) return;
    await this.prisma.transact(async (tx) => {
      const written = await tx.$executeRaw`
        INSERT INTO collection AS c (collection_id, workspace_id, kind, api_slug, title, definition, observed_at)
        SELECT r."collectionId", ${workspaceId}::uuid, r.kind, r."apiSlug", r.title, r.definition,
               ${observedAt}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               AS r("collectionId" uuid, kind text, "apiSlug" text, title text, definition jsonb)
         ORDER BY 1
            ON CONFLICT (collection_id) DO UPDATE
           SET api_slug = EXCLUDED.api_slug, title = EXCLUDED.title, definition = EXCLUDED.definition,
               observed_at = EXCLUDED.observed_at, deleted_at = NULL
         WHERE c.observed_at <= EXCLUDED.observed_at
           AND (c.definition IS DISTINCT FROM EXCLUDED.definition OR c.deleted_at IS NOT NULL)`;
      if (written > 0) await tx.$executeRaw`UPDATE workspace SET schema_version = schema_version + 1`;
    });
  }

  /** Stores the attributes of one object or list unless later readings are stored. Attributes are archived, never gone. */
  async saveAttributes(workspaceId: string, rows: AttributeRow[], observedAt: Instant): Promise<void> {
    if (rows.length === 0) return;
    await this.prisma.transact(async (tx) => {
      const written = await tx.$executeRaw`
        INSERT INTO attribute AS a (attribute_id, workspace_id, collection_id, api_slug, title, type, is_multiselect,
                                    is_unique, is_required, is_writable, is_archived, position, definition, observed_at)
        SELECT r."attributeId", ${workspaceId}::uuid, r."collectionId", r."apiSlug", r.title, r.type, r."isMultiselect",
               r."isUnique", r."isRequired", r."isWritable", r."isArchived", r.position, r.definition,
               ${observedAt}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               AS r("attributeId" uuid, "collectionId" uuid, "apiSlug" text, title text, type text,
                    "isMultiselect" boolean, "isUnique" boolean, "isRequired" boolean, "isWritable" boolean,
                    "isArchived" boolean, position int, definition jsonb)
         ORDER BY 1
            ON CONFLICT (attribute_id) DO UPDATE
           SET api_slug = EXCLUDED.api_slug, title = EXCLUDED.title, type = EXCLUDED.type,
               is_multiselect = EXCLUDED.is_multiselect, is_unique = EXCLUDED.is_unique,
               is_required = EXCLUDED.is_required, is_writable = EXCLUDED.is_writable,
               archived_changed_at = CASE WHEN a.is_archived = EXCLUDED.is_archived THEN a.archived_changed_at
                                          ELSE clock_timestamp() END,
               is_archived = EXCLUDED.is_archived, position = EXCLUDED.position, definition = EXCLUDED.definition,
               observed_at = EXCLUDED.observed_at
         WHERE a.observed_at <= EXCLUDED.observed_at
           AND (a.definition IS DISTINCT FROM EXCLUDED.definition OR a.position <> EXCLUDED.position)`;
      if (written > 0) await tx.$executeRaw`UPDATE workspace SET schema_version = schema_version + 1`;
    });
  }

  /** @returns options or statuses in Attio's own order, archived ones included */
  async listChoices(collectionId: string): Promise<ChoiceRow[]> {
    return this.prisma.$queryRaw<ChoiceRow[]>`
      SELECT c.choice_id AS "choiceId", c.attribute_id AS "attributeId", c.kind, c.title, c.is_archived AS "isArchived",
             c.position, c.definition
        FROM attribute_choice c
        JOIN attribute a USING (attribute_id)
       WHERE a.collection_id = ${collectionId}::uuid
       ORDER BY c.attribute_id, c.position`;
  }

  /** Stores the options or statuses of one attribute unless later readings are stored. They are archived, never gone. */
  async saveChoices(workspaceId: string, rows: ChoiceRow[], observedAt: Instant): Promise<void> {
    if (rows.length === 0) return;
    await this.prisma.transact(async (tx) => {
      const written = await tx.$executeRaw`
        INSERT INTO attribute_choice AS c (choice_id, workspace_id, attribute_id, kind, title, is_archived, position,
                                           definition, observed_at)
        SELECT r."choiceId", ${workspaceId}::uuid, r."attributeId", r.kind, r.title, r."isArchived", r.position,
               r.definition, ${observedAt}::timestamptz
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
               AS r("choiceId" uuid, "attributeId" uuid, kind text, title text, "isArchived" boolean, position int,
                    definition jsonb)
         ORDER BY 1
            ON CONFLICT (choice_id) DO UPDATE
           SET title = EXCLUDED.title, is_archived = EXCLUDED.is_archived, position = EXCLUDED.position,
               definition = EXCLUDED.definition, observed_at = EXCLUDED.observed_at
         WHERE c.observed_at <= EXCLUDED.observed_at
           AND (c.definition IS DISTINCT FROM EXCLUDED.definition OR c.position <> EXCLUDED.position)`;
      if (written > 0) await tx.$executeRaw`UPDATE workspace SET schema_version = schema_version + 1`;
    });
  }

  /** Ends collections that are confirmed gone, or out of the token's reach. A later reading revives them. */
  async endCollections(collectionIds: string[], observedAt: Instant): Promise<void> {
    if (collectionIds.length === 0) return;
    await this.prisma.transact(async (tx) => {
      const ended = await tx.$executeRaw`
        UPDATE collection SET deleted_at = ${observedAt}::timestamptz, observed_at = ${observedAt}::timestamptz
         WHERE collection_id = ANY(${collectionIds}::uuid[]) AND deleted_at IS NULL
           AND observed_at <= ${observedAt}::timestamptz`;
      if (ended > 0) await tx.$executeRaw`UPDATE workspace SET schema_version = schema_version + 1`;
    });
  }
}
