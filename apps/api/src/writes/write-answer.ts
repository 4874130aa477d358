import { Injectable } from '@nestjs/common';
import { DryRunService, TicketsService, type DryRun, type TicketView } from '@app/sync';
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

type Accepted = Parameters<TicketsService['view']>[0];
type Prepared = Parameters<DryRunService['run']>[0];
export type WriteAnswer = { data: TicketView | DryRun };

/** Answers writes: 202 with a ticket, 200 with its final state when it was waited for, or a dry run. */
@Injectable()
export class WriteAnswers {
  constructor(
    private readonly tickets: TicketsService,
    private readonly dryRuns: DryRunService,
  ) {}

  async accepted(
    edit: Accepted,
    { wait }: Pick<WriteQuery, 'wait'>,
    reply: FastifyReply,
  ): Promise<{ data: TicketView }> {
    const ticket = wait > 0 ? await this.tickets.wait(edit.ticketId, wait) : await this.tickets.view(edit);
    const isOpen = ticket.state === 'pending' || ticket.state === 'pushing';
    void reply.status(isOpen ? 202 : 200).header('location', `/v1/tickets/${ticket.id}`);
    return { data: ticket };
  }

  async dryRun(edit: Prepared): Promise<{ data: DryRun }> {
    return { data: await this.dryRuns.run(edit) };
  }
}
