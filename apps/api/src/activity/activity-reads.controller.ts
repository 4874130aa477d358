import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ItemsOfRecordService } from '@app/query';
import { z } from 'zod';
import { id, pageOf } from '../http/atoms.js';
import { Needs } from '../http/api-key.guard.js';
import { Route } from '../http/route.js';
import { pageQuery } from '../records/records.dto.js';

const activityQuery = pageQuery.extend({ record_id: id.optional().describe('Those of one record') });
type ActivityQuery = z.infer<typeof activityQuery>;

const activityPage = pageOf(
  z
    .looseObject({ observed_at: z.string().meta({ format: 'date-time', examples: ['2026-01-31T09:30:00.123456Z'] }) })
    .meta({
      id: 'Activity',
      description: 'A note, a task or a comment as Attio itself shows it, plus the moment it was true',
      examples: [
        {
          id: { workspace_id: '3c5e7a90-1b2d-4e6f-8a9b-0c1d2e3f4a5b', note_id: '8d1e2f3a-4b5c-4d6e-8f70-1a2b3c4d5e6f' },
          parent_object: 'people',
          parent_record_id: '1f4b3c9e-6f0a-4d2b-9c1e-5a7d8e9f0b12',
          title: 'Call',
          content_plaintext: 'Wants a quote by Friday.',
          observed_at: '2026-01-31T09:30:00.123456Z',
        },
      ],
    }),
);
type ActivityPage = z.infer<typeof activityPage>;
const described = { answers: { 200: activityPage }, refuses: ['cursor_invalid'] as const };

/** Notes, tasks and comments from the mirror; what is on its way to Attio is followed by its ticket. */
@Needs('read')
@ApiBearerAuth()
@ApiTags('activity')
@Controller('v1')
export class ActivityReadsController {
  constructor(private readonly items: ItemsOfRecordService) {}

  @Get('notes')
  @Route('Notes, of one record or all', described)
  async listNotes(@Query({ schema: activityQuery }) query: ActivityQuery): Promise<ActivityPage> {
    return this.list('note', query);
  }

  @Get('tasks')
  @Route('Tasks, linked to one record or all', described)
  async listTasks(@Query({ schema: activityQuery }) query: ActivityQuery): Promise<ActivityPage> {
    return this.list('task', query);
  }

  @Get('comments')
  @Route('Comments, on one record or all', described)
  async listComments(@Query({ schema: activityQuery }) query: ActivityQuery): Promise<ActivityPage> {
    return this.list('comment', query);
  }

  private async list(kind: 'note' | 'task' | 'comment', query: ActivityQuery): Promise<ActivityPage> {
    const { data, nextCursor } = await this.items.listActivity(kind, query.record_id, query.limit, query.cursor);
    return { data, pagination: { next_cursor: nextCursor } };
  }
}
