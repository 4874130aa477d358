import { Logger } from '@nestjs/common';
import { AppError } from '@app/common';
import { type LocalEditRepository } from '@app/database';

/** Another worker has taken the edits over, because this one was silent for too long: it must not write any more. */
export class PushLeaseLostError extends AppError {
  readonly code = 'push_lease_lost';
  readonly retryable = true;
  constructor() {
    super('The edits were taken over by another worker');
  }
}

/** A worker's hold on the open edits of one item, kept while it waits for its turn at Attio. */
export class PushLease {
  private readonly logger = new Logger(PushLease.name);
  private readonly timer: NodeJS.Timeout;
  private isLost = false;
  private isWriteAnswered = false;

  constructor(
    private readonly edits: LocalEditRepository,
    readonly ticketIds: string[],
    readonly workerId: string,
    private readonly leaseMs: number,
  ) {
    this.timer = setInterval(() => void this.renew(), leaseMs / 3).unref();
  }

  /**
   * Sends a write, after a note that its outcome is unknown until it is recorded.
   * @throws PushLeaseLostError nothing was sent; AttioError
   */
  async send<T>(write: () => Promise<T>): Promise<T> {
    if (this.isLost || !(await this.edits.noteSending(this.ticketIds, this.workerId, this.leaseMs))) {
      throw new PushLeaseLostError();
    }
    const answer = await write();
    this.isWriteAnswered = true;
    return answer;
  }

  /** Whether a write was carried out: what fails after it, a refused reading too, does not make it undone. */
  get hasWritten(): boolean {
    return this.isWriteAnswered;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    try {
      this.isLost ||= !(await this.edits.renew(this.ticketIds, this.workerId, this.leaseMs));
    } catch (error) {
      this.logger.warn('a lease could not be renewed', error); // noteSending decides
    }
  }
}
