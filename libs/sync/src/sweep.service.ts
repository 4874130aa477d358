import { Injectable } from '@nestjs/common';
import { MarkRepository, SyncRunRepository } from '@app/database';
import { JobQueue } from '@app/queue';
import { AttioAvailability } from './attio-availability.js';
import { PushService } from './push/push.service.js';

/** Asks Postgres what is due and wakes workers for it: what makes Redis disposable. */
@Injectable()
export class SweepService {
  constructor(
    private readonly marks: MarkRepository,
    private readonly runs: SyncRunRepository,
    private readonly pushes: PushService,
    private readonly availability: AttioAvailability,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Safe in any number of processes at once: equal wake-ups become one. While Attio is away there is nothing to wake
   * for: workers are paused, and what is due stays due.
   */
  async sweep(): Promise<void> {
    if (!this.availability.isAvailable) return;
    for (const scope of await this.marks.listDueScopes()) {
      this.queue.wake('refresh.scope', { kind: scope.kind, scopeId: scope.scopeId });
    }
    for (const runId of await this.runs.listFree()) this.queue.wake('run.execute', { runId });
    await this.pushes.sweep();
  }
}
