import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { PoliciesService, policySchema } from '@app/sync';
import { z } from 'zod';
import { id, many, moment } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';

const policies = many(
  z.object({
    collection_id: id.describe('Object or list'),
    attribute_id: id,
    policy: policySchema,
    set_by: z
      .string()
      .describe('Id of the API key')
      .meta({ examples: ['0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d'] }),
    set_at: moment,
  }),
);

/** What people chose with `keep_as_policy`: seen here and taken back, for a decided attribute raises no more conflicts. */
@Needs('read')
@ApiBearerAuth()
@ApiTags('conflicts')
@Controller('v1/policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @Route('Policies that were kept with a decision', { answers: { 200: policies } })
  async list(): Promise<z.infer<typeof policies>> {
    const rows = await this.policies.list();
    const data = rows.map(({ scopeId, attributeId, policy, setBy, setAt }) => ({
      ...{ collection_id: scopeId, attribute_id: attributeId, policy: policySchema.parse(policy) },
      ...{ set_by: setBy, set_at: setAt.toISOString() },
    }));
    return { data };
  }

  @Delete(':collectionId/:attributeId')
  @HttpCode(204)
  @Needs('write')
  @Route('Take a policy back: the configuration decides again, and conflicts come up', {
    answers: { 204: null },
    refuses: ['policy_not_found'],
  })
  async forget(
    @Param('collectionId', { schema: id }) collectionId: string,
    @Param('attributeId', { schema: id }) attributeId: string,
  ): Promise<void> {
    await this.policies.forget(collectionId, attributeId);
  }
}
