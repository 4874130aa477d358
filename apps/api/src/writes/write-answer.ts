import { Injectable } from '@nestjs/common';
import { DryRunService, EditsService, TicketsService, type DryRun, type TicketView } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';

export const writeQuery = z.object({
  /** Seconds to wait for the end of the edit. */
  wait: z.coerce.number().min(0).max(30).default(0),
  /** Answer what would be sent, and send nothing. */
  dry_run: z.enum(['true', 'false']).default('false'),
});
export type WriteQuery = z.infer<typeof writeQuery>;

/** Values by slug or attribute id, in Attio's own write forms. */
export const valuesInput = z.record(z.string().min(1).max(200), z.unknown());

type Prepared = Parameters<EditsService['accept']>[0];
export type WriteAnswer = { data: TicketView | DryRun };

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
    const isOpen = ticket.state === 'pending' || ticket.state === 'pushing';
    void reply.status(isOpen ? 202 : 200).header('location', `/v1/tickets/${ticket.id}`);
    return { data: ticket };
  }

  /** Tells what each of many edits would do. */
  async dryRuns(edits: Prepared[]): Promise<DryRun[]> {
    return Promise.all(edits.map((edit) => this.rehearsals.run(edit)));
  }
}
