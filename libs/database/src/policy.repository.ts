import { Injectable } from '@nestjs/common';
import { PrismaService } from './prisma.service.js';

export interface AttributePolicyRow {
  scopeId: string;
  attributeId: string;
  policy: string;
  setBy: string;
  setAt: Date;
}

/** Policies people chose, most often while they resolved a conflict. */
@Injectable()
export class PolicyRepository {
  constructor(private readonly prisma: PrismaService) {}

  async list(scopeId?: string): Promise<AttributePolicyRow[]> {
    return this.prisma.attributePolicy.findMany({
      where: scopeId === undefined ? {} : { scopeId },
      omit: { workspaceId: true },
      orderBy: [{ scopeId: 'asc' }, { attributeId: 'asc' }],
    });
  }

  /** @returns `false` when none was set */
  async remove(scopeId: string, attributeId: string): Promise<boolean> {
    const { count } = await this.prisma.attributePolicy.deleteMany({ where: { scopeId, attributeId } });
    return count > 0;
  }
}
