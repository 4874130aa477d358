import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@app/common';
import { QueuePauses } from '@app/queue';
import { AttioAvailability } from '@app/sync';

/** Queues whose jobs need Attio. Feeds, handlers and views go on without. */
const QUEUES = ['refresh', 'pushes', 'runs'] as const;
/** Between two tries to pause or resume, when Redis does not let us. */
const AGAIN_MS = 1_000;

/** While Attio is away this process takes no jobs that need it: they wait, and burn no attempts. */
@Injectable()
export class AttioPause implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AttioPause.name);
  private readonly stopping = new AbortController();
  /** `null` after a try that failed: some of the queues may be paused, and some not. */
  private isPaused: boolean | null = false;
  private stopListening = (): void => undefined;
  private turn = Promise.resolve();

  constructor(
    private readonly availability: AttioAvailability,
    private readonly pauses: QueuePauses,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.availability.onChange(() => this.follow());
    this.follow();
  }

  /** Workers that are being drained must not be resumed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening();
    this.stopping.abort();
    await this.turn;
  }

  /** One after the other, each by what is true when its turn comes; what fails is tried until it is done. */
  private follow(): void {
    this.turn = this.turn.then(async () => {
      while (!this.stopping.signal.aborted) {
        const mustPause = !this.availability.isAvailable;
        if (mustPause === this.isPaused) return;
        try {
          if (mustPause) await this.pauses.pause(QUEUES);
          else this.pauses.resume(QUEUES);
          this.isPaused = mustPause;
        } catch (error) {
          this.isPaused = null;
          this.logger.warn(`queues could not be ${mustPause ? 'paused' : 'resumed'}: once more in a moment`, error);
          await this.clock.wait(AGAIN_MS, this.stopping.signal);
        }
      }
    });
  }
}
