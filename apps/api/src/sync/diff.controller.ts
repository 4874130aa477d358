import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { RecordDiffService } from '@app/sync';
import { z } from 'zod';
import { anyValue, id, moment, one, slug } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { asksAttio } from '../writes/edit-route.js';
import { recordId, slugOrId } from '../records/records.dto.js';

const diffAnswer = one(
  z.object({
    id,
    object: slug,
    is_equal: z.boolean(),
    mirror_observed_at: moment.nullable().describe('null: no live row in the mirror'),
    attio_observed_at: moment.nullable().describe('null: Attio has no such record (any more), or is merging it'),
    is_marked: z.boolean().describe('An event about it waits to be worked off: a difference may be on its way'),
    attributes: z.array(
      z.object({
        attribute_id: id,
        slug: slug.nullable().meta({ examples: ['job_title'] }),
        is_equal: z.boolean(),
        mirror: anyValue,
        attio: anyValue,
      }),
    ),
  }),
);

@Needs('read')
@ApiBearerAuth()
@ApiTags('sync')
@Controller('v1/objects/:object/records/:recordId/diff')
export class DiffController {
  constructor(private readonly diffs: RecordDiffService) {}

  @Get()
  @Route('One record, mirror against Attio, attribute by attribute; asks Attio', {
    answers: { 200: diffAnswer },
    refuses: ['unknown_object', 'record_not_found', ...asksAttio],
  })
  async diff(
    @Param('object', { schema: slugOrId }) object: string,
    @Param('recordId', { schema: recordId }) id: string,
  ): Promise<z.infer<typeof diffAnswer>> {
    return { data: await this.diffs.diff(object, id) };
  }
}
