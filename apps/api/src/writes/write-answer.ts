import { Injectable } from '@nestjs/common';
import { DryRunService, EditsService, TicketsService, type DryRun } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { anyValue, one, slug } from '../http/atoms.js';
import { ticket } from '../tickets/tickets.dto.js';

export const writeQuery = z.strictObject({
  wait: z.coerce.number().min(0).max(30).default(0).describe('Seconds to wait for the end of the edit'),
  dry_run: z.enum(['true', 'false']).default('false').describe('Answer what would be sent, and send nothing'),
});
export type WriteQuery = z.infer<typeof writeQuery>;

/** Values by slug or attribute id, in Attio's own write forms. */
export const valuesInput = z
  .record(z.string().min(1).max(200), z.unknown())
  .describe("By slug or attribute id, in any of Attio's write forms")
  .meta({ examples: [{ job_title: 'Chief of Staff' }] });

type Ticket = z.infer<typeof ticket>;
type Accepted = Parameters<TicketsService['view']>[0];
type Prepared = Parameters<EditsService['accept']>[0];

export const dryRun = z
  .object({
    calls: z
      .array(
        z.object({
          method: z.string(),
          path: z.string(),
          body: z.unknown().optional().describe('Left out where the call has none'),
        }),
      )
      .describe('The exact calls of Attio, in order')
      .meta({
        examples: [
          [
            {
              method: 'PATCH',
              path: '/v2/objects/people/records/1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12',
              body: { data: { values: { job_title: [{ value: 'Chief of Staff' }] } } },
            },
          ],
        ],
      }),
    attributes: z
      .array(
        z.object({
          slug: slug.meta({ examples: ['job_title'] }),
          outcome: z.string().meta({ examples: ['write'] }),
          rule: z.string().meta({ examples: ['untouched'] }),
          base: anyValue,
          local: anyValue,
          remote: anyValue,
        }),
      )
      .describe('How each attribute would be merged, and by which rule'),
    note: z
      .string()
      .nullable()
      .describe('Why there is no call, where the attributes do not say it')
      .meta({ examples: [null] }),
  })
  .meta({ id: 'DryRun' });
export const dryRuns = z.array(dryRun);

export const acceptedTicket = one(ticket);
export const writeAnswer = one(z.union([ticket, dryRun]));
export type WriteAnswer = z.infer<typeof writeAnswer>;

/** Answers writes: 202 with a ticket, 200 with its final state when it was waited for, or a dry run. */
@Injectable()
export class WriteAnswers {
  constructor(
    private readonly edits: EditsService,
    private readonly tickets: TicketsService,
    private readonly rehearsals: DryRunService,
  ) {}

  /** Accepts the edit, unless the caller only wants to know what it would do. */
  async answer(edit: Prepared, { wait, dry_run: dryRun }: WriteQuery, reply: FastifyReply): Promise<WriteAnswer> {
    if (dryRun === 'true') {
      void reply.status(200);
      return { data: await this.rehearsals.run(edit) };
    }
    const accepted = await this.edits.accept(edit);
    const ticket = wait > 0 ? await this.tickets.wait(accepted.ticketId, wait) : await this.tickets.view(accepted);
    void reply.status(isOpen(ticket) ? 202 : 200).header('location', `/v1/tickets/${ticket.id}`);
    return { data: ticket };
  }

  /** Answers edits of one request that were accepted: 200 when all of them have ended within `wait`. */
  async answerAccepted(edits: Accepted[], wait: number, reply: FastifyReply): Promise<Ticket[]> {
    const ids = edits.map(({ ticketId }) => ticketId);
    const tickets =
      wait > 0
        ? await this.tickets.waitAll(ids, wait)
        : await Promise.all(edits.map((edit) => this.tickets.view(edit)));
    void reply.status(tickets.some(isOpen) ? 202 : 200);
    return tickets;
  }

  /** Tells what each of many edits would do. */
  async dryRuns(edits: Prepared[]): Promise<DryRun[]> {
    return Promise.all(edits.map((edit) => this.rehearsals.run(edit)));
  }
}

function isOpen({ state }: Ticket): boolean {
  return state === 'pending' || state === 'pushing';
}
