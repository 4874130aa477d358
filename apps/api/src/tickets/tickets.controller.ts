import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { TicketsService, type Writer } from '@app/sync';
import { type z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { FromWriter } from '../writes/writer.js';
import { oneTicket, ticketCounts, ticketId, ticketsPage, ticketsQuery, waitQuery } from './tickets.dto.js';

type Ticket = z.infer<typeof oneTicket>;

@Needs('read')
@ApiBearerAuth()
@ApiTags('tickets')
@Controller('v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  @Get()
  @Route('Edits and their fate, newest first', { answers: { 200: ticketsPage } })
  async list(
    @Query({ schema: ticketsQuery }) query: z.infer<typeof ticketsQuery>,
  ): Promise<z.infer<typeof ticketsPage>> {
    const after = query.cursor === undefined ? null : BigInt(query.cursor);
    const page = await this.tickets.list({ state: query.state, itemId: query.item_id }, after, query.limit);
    return { data: page.data, pagination: { next_cursor: page.cursor?.toString() ?? null } };
  }

  @Get('counts')
  @Route('How many edits are in each state', { answers: { 200: ticketCounts } })
  async counts(): Promise<z.infer<typeof ticketCounts>> {
    return { data: await this.tickets.countByState() };
  }

  @Get(':ticketId')
  @Route('One edit; `wait` seconds for its end', { answers: { 200: oneTicket }, refuses: ['ticket_not_found'] })
  async get(
    @Param('ticketId', { schema: ticketId }) id: string,
    @Query({ schema: waitQuery }) { wait }: z.infer<typeof waitQuery>,
  ): Promise<Ticket> {
    return { data: await this.tickets.wait(id, wait) };
  }

  @Post(':ticketId/cancel')
  @HttpCode(200)
  @Needs('write')
  @Route('Take back an edit that was not sent yet', {
    answers: { 200: oneTicket },
    refuses: ['ticket_not_found', 'ticket_state'],
  })
  async cancel(@Param('ticketId', { schema: ticketId }) id: string): Promise<Ticket> {
    return { data: await this.tickets.cancel(id) };
  }

  @Post(':ticketId/replay')
  @HttpCode(202)
  @Needs('write')
  @Route('Try a failed edit again', { answers: { 202: oneTicket }, refuses: ['ticket_not_found', 'ticket_state'] })
  async replay(@Param('ticketId', { schema: ticketId }) id: string): Promise<Ticket> {
    return { data: await this.tickets.replay(id) };
  }

  @Post(':ticketId/revert')
  @HttpCode(202)
  @Needs('write')
  @Route('Put back what an applied edit replaced, while its values are the current ones', {
    answers: { 202: oneTicket },
    refuses: ['ticket_not_found', 'ticket_state'],
    isEdit: true,
  })
  async revert(
    @Param('ticketId', { schema: ticketId }) id: string,
    @Query({ schema: waitQuery }) { wait }: z.infer<typeof waitQuery>,
    @FromWriter() writer: Writer,
  ): Promise<Ticket> {
    const { id: revertId } = await this.tickets.revert(id, writer);
    return { data: await this.tickets.wait(revertId, wait) };
  }
}
