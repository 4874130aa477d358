import { Body, Controller, Delete, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActivityService, commentInput, noteInput, taskChange, taskInput, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Needs } from '../http/api-key.guard.js';
import { WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const itemId = z.guid();
/** Attio's own limit of a task's text. */
const TASK_TEXT = 2_000;
const noteBody = z.strictObject({
  data: noteInput.extend({ format: noteInput.shape.format.default('plaintext') }).strict(),
});
const taskBody = z.strictObject({
  data: taskInput
    .extend({
      content: z.string().min(1).max(TASK_TEXT),
      deadline_at: z.iso.datetime({ offset: true }).nullable().default(null),
      is_completed: z.boolean().default(false),
      linked_records: taskInput.shape.linked_records.default([]),
      assignees: taskInput.shape.assignees.default([]),
    })
    .strict(),
});
const changeBody = z.strictObject({
  data: taskChange
    .extend({ deadline_at: z.iso.datetime({ offset: true }).nullable().optional() })
    .strict()
    .refine((change) => Object.keys(change).length > 0, 'nothing is to be changed'),
});
const commentBody = z.strictObject({ data: commentInput.strict() });
const kinds = z.enum(['notes', 'tasks', 'comments']);
const kindOf = { notes: 'note', tasks: 'task', comments: 'comment' } as const;

@Needs('write')
@ApiBearerAuth()
@ApiTags('activity')
@Controller('v1')
export class ActivityController {
  constructor(
    private readonly activity: ActivityService,
    private readonly answers: WriteAnswers,
  ) {}

  @Post('notes')
  @ApiOperation({ summary: 'Write a note on a record; it cannot be changed afterwards' })
  async createNote(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: noteBody }) { data }: z.infer<typeof noteBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareNote(writer, data), query, reply);
  }

  @Post('tasks')
  @ApiOperation({ summary: 'Create a task' })
  async createTask(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: taskBody }) { data }: z.infer<typeof taskBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareTask(writer, data), query, reply);
  }

  @Patch('tasks/:itemId')
  @ApiOperation({ summary: 'Complete a task, reassign it, move its deadline, link it' })
  async changeTask(
    @Param('itemId', { schema: itemId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: changeBody }) { data }: z.infer<typeof changeBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareTaskChange(writer, id, data), query, reply);
  }

  @Post('comments')
  @ApiOperation({ summary: 'Comment on a record or an entry, or answer in a thread, as a workspace member' })
  async createComment(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: commentBody }) { data }: z.infer<typeof commentBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareComment(writer, data), query, reply);
  }

  @Delete(':kind/:itemId')
  @ApiOperation({ summary: 'Delete a note, a task or a comment; the first comment takes its thread with it' })
  async delete(
    @Param('kind', { schema: kinds }) kind: z.infer<typeof kinds>,
    @Param('itemId', { schema: itemId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareDelete(writer, kindOf[kind], id), query, reply);
  }
}
