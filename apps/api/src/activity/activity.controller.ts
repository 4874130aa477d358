import { Body, Controller, Delete, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ActivityService, commentInput, noteInput, taskChange, taskInput, type Writer } from '@app/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { id, momentInput } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { type ProblemCode } from '../http/problem.js';
import { EditRoute } from '../writes/edit-route.js';
import { WriteAnswers, writeQuery, type WriteAnswer, type WriteQuery } from '../writes/write-answer.js';
import { FromWriter } from '../writes/writer.js';

const itemId = id;
const PERSON = '1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12';
const MEMBER = '6d2a8f8e-0b1c-4c5d-8e7f-9a0b1c2d3e4f';
const ON_PERSON = { parent_object: 'people', parent_record_id: PERSON };
/** Attio's own limit of a task's text. */
const TASK_TEXT = 2_000;
const noteBody = z.strictObject({
  data: noteInput
    .extend({ format: noteInput.shape.format.default('plaintext') })
    .strict()
    .meta({ examples: [{ ...ON_PERSON, title: 'Call', content: 'Wants a quote by Friday.', format: 'plaintext' }] }),
});
const taskBody = z.strictObject({
  data: taskInput
    .extend({
      content: z.string().min(1).max(TASK_TEXT),
      deadline_at: momentInput.nullable().default(null),
      is_completed: z.boolean().default(false),
      linked_records: taskInput.shape.linked_records.default([]),
      assignees: taskInput.shape.assignees.default([]),
    })
    .strict()
    .meta({
      examples: [
        {
          content: 'Send the quote',
          deadline_at: '2026-02-06T17:00:00Z',
          linked_records: [{ target_object: 'people', target_record_id: PERSON }],
          assignees: [{ referenced_actor_type: 'workspace-member', referenced_actor_id: MEMBER }],
        },
      ],
    }),
});
const changeBody = z.strictObject({
  data: taskChange
    .extend({ deadline_at: momentInput.nullable().optional() })
    .strict()
    .refine((change) => Object.keys(change).length > 0, 'nothing is to be changed')
    .meta({ examples: [{ is_completed: true }] }),
});
const commentBody = z.strictObject({
  data: commentInput.strict().meta({
    examples: [
      {
        content: 'Spoke to her today',
        author_member_id: MEMBER,
        place: { record: { object: 'people', record_id: PERSON } },
      },
    ],
  }),
});

const refuses = [
  'values_invalid',
  'unknown_object',
  'unknown_list',
  'workspace_unbound',
] as const satisfies ProblemCode[];

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
  @EditRoute('Write a note on a record; it cannot be changed afterwards', refuses)
  async createNote(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: noteBody }) { data }: z.infer<typeof noteBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareNote(writer, data), query, reply);
  }

  @Post('tasks')
  @EditRoute('Create a task', refuses)
  async createTask(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: taskBody }) { data }: z.infer<typeof taskBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareTask(writer, data), query, reply);
  }

  @Patch('tasks/:itemId')
  @EditRoute('Complete a task, reassign it, move its deadline, link it', ['item_not_found', ...refuses])
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
  @EditRoute('Comment on a record or an entry, or answer in a thread, as a workspace member', refuses)
  async createComment(
    @Query({ schema: writeQuery }) query: WriteQuery,
    @Body({ schema: commentBody }) { data }: z.infer<typeof commentBody>,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareComment(writer, data), query, reply);
  }

  @Delete('notes/:itemId')
  @EditRoute('Delete a note', ['item_not_found'])
  async deleteNote(
    @Param('itemId', { schema: itemId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareDelete(writer, 'note', id), query, reply);
  }

  @Delete('tasks/:itemId')
  @EditRoute('Delete a task', ['item_not_found'])
  async deleteTask(
    @Param('itemId', { schema: itemId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareDelete(writer, 'task', id), query, reply);
  }

  @Delete('comments/:itemId')
  @EditRoute('Delete a comment; the first one takes its thread with it', ['item_not_found'])
  async deleteComment(
    @Param('itemId', { schema: itemId }) id: string,
    @Query({ schema: writeQuery }) query: WriteQuery,
    @FromWriter() writer: Writer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WriteAnswer> {
    return this.answers.answer(await this.activity.prepareDelete(writer, 'comment', id), query, reply);
  }
}
