import { Body, Controller, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ContactWritesService, TicketsService, type Writer } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { id, many, one, text } from '../http/atoms.js';
import { Route } from '../http/route.js';
import { ticket } from '../tickets/tickets.dto.js';
import { acceptedTicket, valuesInput } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const personBody = z.strictObject({
  name: z
    .union([z.string().min(1), z.record(z.string(), z.unknown())])
    .optional()
    .meta({ examples: ['Ada Lovelace'] }),
  emails: z
    .array(z.string().max(320))
    .max(50)
    .optional()
    .meta({ examples: [['ada@analytical.example']] }),
  phones: z
    .array(z.union([z.string(), z.record(z.string(), z.unknown())]))
    .max(50)
    .optional(),
  job_title: z
    .string()
    .nullable()
    .optional()
    .meta({ examples: ['Analyst'] }),
  company: z
    .union([
      z.strictObject({ id: z.guid() }),
      z.strictObject({ domain: z.string().min(3), name: z.string().optional() }),
    ])
    .optional()
    .meta({ examples: [{ domain: 'analytical.example', name: 'Analytical Engines' }] }),
  values: valuesInput.optional().describe('Any other attribute'),
});
const companyBody = z.strictObject({
  name: z
    .string()
    .min(1)
    .optional()
    .meta({ examples: ['Analytical Engines'] }),
  domains: z
    .array(z.string())
    .max(50)
    .optional()
    .meta({ examples: [['analytical.example']] }),
  values: valuesInput.optional(),
});
const personAnswer = one(
  z.object({ person: ticket, company: ticket.nullable().describe('null when the company had nothing to change') }),
);
const duplicates = many(
  z.object({
    attribute: text.describe('What they share').meta({ examples: ['phone_numbers'] }),
    record_ids: z.array(id),
  }),
);
const duplicatesQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) });
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
  @Route('Change the person with this e-mail address, or make one; links the company', {
    answers: { 202: personAnswer },
    refuses: ['unknown_object', 'values_invalid', 'record_not_found'],
    isEdit: true,
  })
  async upsertPerson(
    @Body({ schema: personBody }) body: z.infer<typeof personBody>,
    @FromWriter() writer: Writer,
  ): Promise<z.infer<typeof personAnswer>> {
    const { person, company } = await this.contacts.upsertPerson(writer, body);
    const ticket = await this.tickets.view(person);
    return { data: { person: ticket, company: company && (await this.tickets.view(company)) } };
  }

  @Put('companies')
  @HttpCode(202)
  @Route('Change the company with this domain, or make one', {
    answers: { 202: acceptedTicket },
    refuses: ['unknown_object', 'values_invalid'],
    isEdit: true,
  })
  async upsertCompany(
    @Body({ schema: companyBody }) body: z.infer<typeof companyBody>,
    @FromWriter() writer: Writer,
  ): Promise<z.infer<typeof acceptedTicket>> {
    return { data: await this.tickets.view(await this.contacts.upsertCompany(writer, body)) };
  }

  @Get('contacts/duplicates')
  @Needs('read')
  @Route('People who share a phone number or a name', {
    answers: { 200: duplicates },
    refuses: ['unknown_object'],
  })
  async people(@Query({ schema: duplicatesQuery }) { limit }: DuplicatesQuery): Promise<z.infer<typeof duplicates>> {
    return { data: await this.contacts.findDuplicates('people', limit) };
  }

  @Get('companies/duplicates')
  @Needs('read')
  @Route('Companies that share a name', { answers: { 200: duplicates }, refuses: ['unknown_object'] })
  async companies(@Query({ schema: duplicatesQuery }) { limit }: DuplicatesQuery): Promise<z.infer<typeof duplicates>> {
    return { data: await this.contacts.findDuplicates('companies', limit) };
  }
}
