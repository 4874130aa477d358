import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ContactsService, type RecordView } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { pageBody, type PageBody } from '../records/page-body.js';
import { pageQuery } from '../records/records.dto.js';

const contactsQuery = pageQuery.extend({
  /** Exact, without regard to case. */
  email: z.string().min(3).max(320).optional(),
});

@Needs('read')
@ApiBearerAuth()
@ApiTags('contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @ApiOperation({ summary: 'List people, or find them by e-mail address' })
  async list(@Query({ schema: contactsQuery }) query: z.infer<typeof contactsQuery>): Promise<PageBody<RecordView>> {
    const { email, limit, cursor } = query;
    if (email === undefined) return pageBody(await this.contacts.list(limit, cursor));
    return pageBody({ data: await this.contacts.listByEmail(email, limit), nextCursor: null });
  }
}
