import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ContactWritesService, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { id, many, one, text } from '../http/atoms.js';
import { Route } from '../http/route.js';
import { ticket } from '../tickets/tickets.dto.js';
import { EditRoute } from '../writes/edit-route.js';
import {
  dryRun,
  valuesInput,
  WriteAnswers,
  writeQuery,
  type WriteAnswer,
  type WriteQuery,
} from '../writes/write-answer.js';
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
const NO_COMPANY = 'null when the company had nothing to change';
const personTickets = z.object({ person: ticket, company: ticket.nullable().describe(NO_COMPANY) });
const personDryRun = z.object({ person: dryRun, company: dryRun.nullable().describe(NO_COMPANY) });
const acceptedPerson = one(personTickets);
const personAnswer = one(z.union([personTickets, personDryRun]));
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
    private readonly answers: WriteAnswers,
  ) {}

  @Put('contacts')
  @EditRoute(
    'Change the person with this e-mail address, or make one; links the company',
    ['unknown_object', 'values_invalid', 'record_not_found'],
    personAnswer,
    acceptedPerson,
  )
  async upsertPerson(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: personBody }) body: z.infer<typeof personBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof personAnswer>> {
    const prepared = await this.contacts.preparePerson(writer, body);
    if (query.dry_run === 'true') {
      void reply.status(200);
      return { data: inNames(await this.answers.dryRuns(inOrder(prepared))) };
    }
    const accepted = await this.contacts.acceptPerson(prepared);
    return { data: inNames(await this.answers.answerAccepted(inOrder(accepted), query.wait, reply)) };
  }

  @Put('companies')
  @EditRoute('Change the company with this domain, or make one', [
    'unknown_object',
    'values_invalid',
    'record_not_found',
  ])
  async upsertCompany(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: companyBody }) body: z.infer<typeof companyBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.contacts.prepareCompany(writer, body), query, reply);
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

function inOrder<T>({ person, company }: { person: T; company: T | null }): T[] {
  return company === null ? [person] : [person, company];
}

function inNames<T>([person, company]: T[]): { person: T; company: T | null } {
  if (person === undefined) throw new Error('a person was neither accepted nor refused');
  return { person, company: company ?? null };
}
