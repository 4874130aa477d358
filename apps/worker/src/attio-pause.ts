import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { QueuePauses } from '@app/queue';
import { AttioAvailability } from '@app/sync';

/** Queues whose jobs need Attio. Feeds, handlers and views go on without. */
const QUEUES = ['refresh', 'pushes', 'runs'] as const;

/** While Attio is away this process takes no jobs that need it: they wait, and burn no attempts. */
@Injectable()
export class AttioPause implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private isPaused = false;
  private stopListening = (): void => undefined;
  private turn = Promise.resolve();

  constructor(
    private readonly availability: AttioAvailability,
    private readonly pauses: QueuePauses,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.availability.onChange(() => this.follow());
    this.follow();
  }

  /** Workers that are being drained must not be resumed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening();
    await this.turn;
  }

  /** One after the other, each by what is true when its turn comes. */
  private follow(): void {
    this.turn = this.turn.then(async () => {
      const mustPause = !this.availability.isAvailable;
      if (mustPause === this.isPaused) return;
      this.isPaused = mustPause;
      if (mustPause) await this.pauses.pause(QUEUES);
      else this.pauses.resume(QUEUES);
    });
  }
}
