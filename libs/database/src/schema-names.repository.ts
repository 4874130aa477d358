import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface NamedCollection {
  collectionId: string;
  kind: string;
  apiSlug: string;
  title: string;
  isDeleted: boolean;
}

export interface NamedAttribute {
  attributeId: string;
  collectionId: string;
  apiSlug: string;
  title: string;
  type: string;
  isMultiselect: boolean;
  isWritable: boolean;
  isArchived: boolean;
  definition: unknown;
}

/** The whole schema with everything it ever had: what was deleted is still spoken of in the log. */
@Injectable()
export class SchemaNamesRepository {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns the version first, so that a change during the reading is noticed by the next comparison */
  async read(): Promise<{ version: bigint; collections: NamedCollection[]; attributes: NamedAttribute[] }> {
    const version = await this.version();
    const collections = await this.prisma.collection.findMany({
      orderBy: [{ kind: 'desc' }, { apiSlug: 'asc' }, { collectionId: 'asc' }],
      select: { collectionId: true, kind: true, apiSlug: true, title: true, deletedAt: true },
    });
    const attributes = await this.prisma.attribute.findMany({
      orderBy: [{ collectionId: 'asc' }, { position: 'asc' }, { attributeId: 'asc' }],
      omit: { workspaceId: true, observedAt: true, isUnique: true, isRequired: true, position: true },
    });
    return {
      version,
      collections: collections.map(({ deletedAt, ...row }) => ({ ...row, isDeleted: deletedAt !== null })),
      attributes,
    };
  }

  /** Grows with every change of the schema; 0 before the first start. */
  async version(): Promise<bigint> {
    const row = await this.prisma.workspace.findFirst({ select: { schemaVersion: true } });
    return row?.schemaVersion ?? 0n;
  }
}
