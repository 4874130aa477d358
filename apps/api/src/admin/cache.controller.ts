import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CachedAttioService } from '@app/sync';
import { z } from 'zod';
import { count, id, one } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';

const forgetBody = z
  .strictObject({
    record_ids: z
      .array(id)
      .min(1)
      .max(1_000)
      .optional()
      .meta({ examples: [['1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12']] }),
    schema: z.literal(true).optional().describe('Objects, lists, attributes, options and statuses'),
  })
  .refine((body) => body.record_ids !== undefined || body.schema, 'say which: record_ids, schema');

const forgotten = one(z.object({ records: count, schema: z.boolean() }));

/** What is remembered of Attio's answers; the mirror itself is no cache, and is not touched. */
@Needs('admin')
@ApiBearerAuth()
@ApiTags('admin')
@Controller('v1/admin/cache')
export class CacheController {
  constructor(private readonly cached: CachedAttioService) {}

  @Post('forget')
  @HttpCode(200)
  @Route('Forget cached answers of Attio, in every process', {
    answers: { 200: forgotten },
    description:
      "Webhooks and our own writes keep the cache right by themselves. What Attio says is read again by a run, or by the record's diff.",
  })
  async forget(@Body({ schema: forgetBody }) body: z.infer<typeof forgetBody>): Promise<z.infer<typeof forgotten>> {
    const { record_ids: recordIds = [], schema = false } = body;
    await this.cached.forget(recordIds, schema);
    return { data: { records: recordIds.length, schema } };
  }
}
