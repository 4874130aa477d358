import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { SearchService } from '@app/query';
import { z } from 'zod';
import { id, many, text } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { slugList } from '../records/records.dto.js';

const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(256)
    .describe('Words, or the beginnings of words, of names, titles, e-mail addresses and domains')
    .meta({ examples: ['ada love'] }),
  objects: slugList.optional().describe('Objects to search, separated by commas; all, and the lists, when left out'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const hits = many(
  z
    .object({
      kind: z.enum(['record', 'list']),
      object: z
        .string()
        .nullable()
        .describe('Slug of the object of a record; null for lists')
        .meta({ examples: ['people'] }),
      id: id.describe('Of the record or the list'),
      title: text.meta({ examples: ['Ada Lovelace'] }),
      web_url: z
        .string()
        .nullable()
        .meta({ examples: ['https://app.attio.com/acme/person/1f4b3c9e'] }),
      email_addresses: z.array(z.string().meta({ examples: ['ada@analytical.example'] })),
      domains: z.array(z.string().meta({ examples: ['analytical.example'] })),
      rank: z.number(),
    })
    .meta({ id: 'SearchHit' }),
);

@Needs('read')
@ApiBearerAuth()
@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @Route('Full-text search over names, titles, e-mail addresses and domains, best first', {
    answers: { 200: hits },
    refuses: ['unknown_object'],
  })
  async find(@Query({ schema: searchQuery }) query: z.infer<typeof searchQuery>): Promise<z.infer<typeof hits>> {
    return { data: await this.search.search(query.q, query.objects, query.limit) };
  }
}
