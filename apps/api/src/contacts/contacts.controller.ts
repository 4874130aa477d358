import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ContactsService } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { pageBody } from '../records/page-body.js';
import { recordsPage } from '../records/records.answers.js';
import { pageQuery } from '../records/records.dto.js';

const contactsQuery = pageQuery.extend({
  email: z.string().min(3).max(320).optional().describe('Exact, without regard to case'),
});

const companiesQuery = pageQuery.extend({
  domain: z.string().min(3).max(255).optional().describe('Exact, without regard to case'),
});

@Needs('read')
@ApiBearerAuth()
@ApiTags('contacts')
@Controller('v1')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get('contacts')
  @Route('List people, or find them by e-mail address', {
    answers: { 200: recordsPage },
    refuses: ['unknown_object', 'cursor_invalid'],
  })
  async list(
    @Query({ schema: contactsQuery }) query: z.infer<typeof contactsQuery>,
  ): Promise<z.infer<typeof recordsPage>> {
    const { email, limit, cursor } = query;
    if (email === undefined) return pageBody(await this.contacts.list(limit, cursor));
    return pageBody({ data: await this.contacts.listByEmail(email, limit), nextCursor: null });
  }

  @Get('companies')
  @Route('List companies, or find them by domain', {
    answers: { 200: recordsPage },
    refuses: ['unknown_object', 'cursor_invalid'],
  })
  async listCompanies(
    @Query({ schema: companiesQuery }) { domain, limit, cursor }: z.infer<typeof companiesQuery>,
  ): Promise<z.infer<typeof recordsPage>> {
    if (domain === undefined) return pageBody(await this.contacts.listCompanies(limit, cursor));
    return pageBody({ data: await this.contacts.listCompaniesByDomain(domain, limit), nextCursor: null });
  }
}
