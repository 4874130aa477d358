import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TicketsService, type TicketView, type Writer } from '@app/sync';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { FromWriter } from '../writes/writer.js';

const ticketId = z.guid();
const waitQuery = z.object({ wait: z.coerce.number().min(0).max(30).default(0) });
const states = ['pending', 'pushing', 'applied', 'superseded', 'conflict', 'failed', 'cancelled'] as const;
const ticketsQuery = z.object({
  state: z.enum(states).optional(),
  /** Tickets of one item; provisional ids are found as well. */
  item_id: z.guid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().regex(/^\d+$/, 'must be next_cursor of the page before').optional(),
});

@Needs('read')
@ApiBearerAuth()
@ApiTags('tickets')
@Controller('v1/tickets')
export class TicketsController {
  constructor(private readonly tickets: TicketsService) {}

  @Get()
  @ApiOperation({ summary: 'Edits and their fate, newest first' })
  async list(@Query({ schema: ticketsQuery }) query: z.infer<typeof ticketsQuery>) {
    const after = query.cursor === undefined ? null : BigInt(query.cursor);
    const page = await this.tickets.list({ state: query.state, itemId: query.item_id }, after, query.limit);
    return { data: page.data, pagination: { next_cursor: page.cursor?.toString() ?? null } };
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many edits are in each state' })
  async counts() {
    return { data: await this.tickets.countByState() };
  }

  @Get(':ticketId')
  @ApiOperation({ summary: 'One edit; `wait` seconds for its end' })
  async get(
    @Param('ticketId', { schema: ticketId }) id: string,
    @Query({ schema: waitQuery }) { wait }: z.infer<typeof waitQuery>,
  ): Promise<{ data: TicketView }> {
    return { data: await this.tickets.wait(id, wait) };
  }

  @Post(':ticketId/cancel')
  @HttpCode(200)
  @Needs('write')
  @ApiOperation({ summary: 'Take back an edit that was not sent yet' })
  async cancel(@Param('ticketId', { schema: ticketId }) id: string): Promise<{ data: TicketView }> {
    return { data: await this.tickets.cancel(id) };
  }

  @Post(':ticketId/replay')
  @HttpCode(202)
  @Needs('write')
  @ApiOperation({ summary: 'Try a failed edit again' })
  async replay(@Param('ticketId', { schema: ticketId }) id: string): Promise<{ data: TicketView }> {
    return { data: await this.tickets.replay(id) };
  }

  @Post(':ticketId/revert')
  @HttpCode(202)
  @Needs('write')
  @ApiOperation({ summary: 'Put back what an applied edit replaced, while its values are the current ones' })
  async revert(
    @Param('ticketId', { schema: ticketId }) id: string,
    @FromWriter() writer: Writer,
  ): Promise<{ data: TicketView }> {
    return { data: await this.tickets.revert(id, writer) };
  }
}
