import { Injectable } from '@nestjs/common';
import { AttioComments, AttioThreads, type AttioComment } from '@app/attio';
import { type Instant } from '@app/common';
import { type EditValues, type PresentReading } from '@app/database';
import { commentReading } from '../../sources/comment-source.js';
import { commentInput, type CommentInput } from './activity-input.js';
import { type ActivityGateway } from './activity-gateway.js';

/** Comments carry the time we give them: together with content and author it is their fingerprint. */
@Injectable()
export class CommentGateway implements ActivityGateway {
  readonly kind = 'comment';

  constructor(
    private readonly comments: AttioComments,
    private readonly threads: AttioThreads,
  ) {}

  async create(_workspaceId: string, input: EditValues, createdAt: Date): Promise<PresentReading> {
    const { content, author_member_id: authorMemberId, place } = commentInput.parse(input);
    const comment = { content, authorMemberId, place, createdAt: createdAt.toISOString() };
    const { data, observedAt } = await this.comments.create(comment);
    return commentReading(data, observedAt);
  }

  async listLike(input: EditValues, createdAt: Date, _since: Instant): Promise<string[]> {
    const wanted = commentInput.parse(input);
    const found: string[] = [];
    for await (const comment of this.commentsAt(wanted)) {
      const isSame =
        comment.content_plaintext === wanted.content && Date.parse(comment.created_at) === createdAt.getTime();
      if (isSame && comment.author.id === wanted.author_member_id) found.push(comment.id.comment_id);
    }
    return found;
  }

  async delete(commentId: string): Promise<void> {
    await this.comments.delete(commentId);
  }

  private async *commentsAt({ place }: CommentInput): AsyncGenerator<AttioComment, void> {
    if ('thread_id' in place) {
      yield* (await this.threads.get(place.thread_id)).data.comments;
      return;
    }
    const filter =
      'record' in place
        ? { object: place.record.object, recordId: place.record.record_id }
        : { list: place.entry.list, entryId: place.entry.entry_id };
    for await (const thread of this.threads.list(filter)) yield* thread.comments;
  }
}
