import { Injectable } from '@nestjs/common';
import { AttioBreaker, AttioCircuitOpenError, AttioUnavailableError } from '@app/attio';

/** Whether Attio can be worked with at all, for those who start work that needs it. */
@Injectable()
export class AttioAvailability {
  constructor(private readonly breaker: AttioBreaker) {}

  /** `false` from when the circuit opens until a probe has closed it again. */
  get isAvailable(): boolean {
    return this.breaker.state === 'closed';
  }

  /** @returns takes the listener out again */
  onChange(listener: (isAvailable: boolean) => void): () => void {
    return this.breaker.onStateChange(() => listener(this.isAvailable));
  }

  /**
   * What an error means for the work that met it: while the circuit is open, an unanswered call is a part of the
   * outage, and not a try of this work.
   */
  judge(error: unknown): unknown {
    if (this.isAvailable || !(error instanceof AttioUnavailableError)) return error;
    return new AttioCircuitOpenError({ ...(error.route === undefined ? {} : { route: error.route }), cause: error });
  }
}
