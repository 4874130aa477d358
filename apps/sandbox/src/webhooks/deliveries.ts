import { type AttioEvent } from '../model/events.js';

/** One try to deliver a message. */
export interface Attempt {
  readonly at: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly durationMs: number;
}

/** A message to a webhook and what became of it. */
export interface Delivery {
  readonly number: number;
  readonly idempotencyKey: string;
  readonly webhookId: string;
  readonly targetUrl: string;
  readonly events: readonly AttioEvent[];
  readonly createdAt: number;
  /** A second sending of the same message, by the duplicate dial. */
  readonly isDuplicate: boolean;
  readonly isTest: boolean;
  state: 'waiting' | 'delivered' | 'retrying' | 'failed' | 'dropped';
  readonly attempts: Attempt[];
}

const kept = 100_000;

/** Every message there was, also those the drop dial swallowed. */
export class DeliveryLog {
  private deliveries: Delivery[] = [];
  private total = 0;

  add(fields: Omit<Delivery, 'number' | 'attempts'>): Delivery {
    this.total += 1;
    const delivery: Delivery = { number: this.total, ...fields, attempts: [] };
    this.deliveries.push(delivery);
    if (this.deliveries.length > kept * 1.2) this.deliveries = this.deliveries.slice(-kept);
    return delivery;
  }

  /** Deliveries after a number, oldest first. */
  list(after: number, limit: number, state?: string): Delivery[] {
    return this.deliveries
      .filter((one) => one.number > after && (state === undefined || one.state === state))
      .slice(0, limit);
  }

  latest(limit: number): Delivery[] {
    return this.deliveries.slice(-limit).reverse();
  }

  counters(): Record<string, number> {
    const counts: Record<string, number> = {
      total: this.total,
      waiting: 0,
      delivered: 0,
      retrying: 0,
      failed: 0,
      dropped: 0,
    };
    for (const { state } of this.deliveries) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  }

  clear(): void {
    this.deliveries = [];
    this.total = 0;
  }
}
