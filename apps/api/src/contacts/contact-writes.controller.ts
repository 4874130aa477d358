import { Body, Controller, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ContactWritesService, TicketsService, type Duplicates, type TicketView, type Writer } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { valuesInput } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const personBody = z.strictObject({
  name: z.union([z.string().min(1), z.record(z.string(), z.unknown())]).optional(),
  emails: z.array(z.string()).max(50).optional(),
  phones: z
    .array(z.union([z.string(), z.record(z.string(), z.unknown())]))
    .max(50)
    .optional(),
  job_title: z.string().nullable().optional(),
  company: z
    .union([
      z.strictObject({ id: z.guid() }),
      z.strictObject({ domain: z.string().min(3), name: z.string().optional() }),
    ])
    .optional(),
  /** Any other attribute. */
  values: valuesInput.optional(),
});
const companyBody = z.strictObject({
  name: z.string().min(1).optional(),
  domains: z.array(z.string()).max(50).optional(),
  values: valuesInput.optional(),
});
const duplicatesQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(50) });
type DuplicatesQuery = z.infer<typeof duplicatesQuery>;

@Needs('write')
@ApiBearerAuth()
@ApiTags('contacts')
@Controller('v1')
export class ContactWritesController {
  constructor(
    private readonly contacts: ContactWritesService,
    private readonly tickets: TicketsService,
  ) {}

  @Put('contacts')
  @HttpCode(202)
  @ApiOperation({ summary: 'Change the person with this e-mail address, or make one; links the company' })
  async upsertPerson(
    @Body({ schema: personBody }) body: z.infer<typeof personBody>,
    @FromWriter() writer: Writer,
  ): Promise<{ data: { person: TicketView; company: TicketView | null } }> {
    const { person, company } = await this.contacts.upsertPerson(writer, body);
    const ticket = await this.tickets.view(person);
    return { data: { person: ticket, company: company && (await this.tickets.view(company)) } };
  }

  @Put('companies')
  @HttpCode(202)
  @ApiOperation({ summary: 'Change the company with this domain, or make one' })
  async upsertCompany(
    @Body({ schema: companyBody }) body: z.infer<typeof companyBody>,
    @FromWriter() writer: Writer,
  ): Promise<{ data: TicketView }> {
    return { data: await this.tickets.view(await this.contacts.upsertCompany(writer, body)) };
  }

  @Get('contacts/duplicates')
  @Needs('read')
  @ApiOperation({ summary: 'People who share a phone number or a name' })
  async people(@Query({ schema: duplicatesQuery }) { limit }: DuplicatesQuery): Promise<{ data: Duplicates[] }> {
    return { data: await this.contacts.findDuplicates('people', limit) };
  }

  @Get('companies/duplicates')
  @Needs('read')
  @ApiOperation({ summary: 'Companies that share a name' })
  async companies(@Query({ schema: duplicatesQuery }) { limit }: DuplicatesQuery): Promise<{ data: Duplicates[] }> {
    return { data: await this.contacts.findDuplicates('companies', limit) };
  }
}
