import { Injectable } from '@nestjs/common';
import { type Budget } from './attio-limiter.js';
import { type Lane } from './reading.js';

/** One attempt, for metrics: a template instead of a path, no ids and no contents. */
export interface AttioCall {
  method: string;
  route: string;
  /** Absent when no answer came. */
  status: number | undefined;
  durationMs: number;
  lane: Lane;
  budget: Budget;
  errorCode: string | undefined;
}

export type AttioCallObserver = (call: AttioCall) => void;

/** Who wants to know of every attempt; metrics sign in here. */
@Injectable()
export class AttioObservers {
  private readonly observers = new Set<AttioCallObserver>();

  /** @returns takes the observer out again */
  add(observer: AttioCallObserver): () => void {
    this.observers.add(observer);
    return () => this.observers.delete(observer);
  }

  tell(call: AttioCall): void {
    for (const observer of this.observers) observer(call);
  }
}
