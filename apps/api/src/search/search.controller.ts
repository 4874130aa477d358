import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SearchService, type SearchHit } from '@app/query';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { slugList } from '../records/records.dto.js';

const searchQuery = z.object({
  /** Words, or the beginnings of words, of names, titles, e-mail addresses and domains. */
  q: z.string().trim().min(1).max(256),
  /** Objects to search, separated by commas; all objects and the lists when left out. */
  objects: slugList.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

@Needs('read')
@ApiBearerAuth()
@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @ApiOperation({ summary: 'Full-text search over names, titles, e-mail addresses and domains, best first' })
  async find(@Query({ schema: searchQuery }) query: z.infer<typeof searchQuery>): Promise<{ data: SearchHit[] }> {
    return { data: await this.search.search(query.q, query.objects, query.limit) };
  }
}
