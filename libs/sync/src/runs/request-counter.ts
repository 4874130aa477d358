import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { AttioObservers } from '@app/attio';

export interface RequestCount {
  requests: number;
}

/** Counts the requests a piece of work really made, retries included. */
@Injectable()
export class RequestCounter {
  private readonly storage = new AsyncLocalStorage<RequestCount>();

  constructor(observers: AttioObservers) {
    observers.add(() => {
      const count = this.storage.getStore();
      if (count) count.requests += 1;
    });
  }

  async count<T>(count: RequestCount, work: () => Promise<T>): Promise<T> {
    return this.storage.run(count, work);
  }
}
