import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs `work` under a correlation id: every log line it writes, however deep, carries the id. */
export function withCorrelation<T>(correlationId: string, work: () => T): T {
  return storage.run(correlationId, work);
}

/** The id of the delivery, ticket or request this code is working for, if any. */
export function correlationId(): string | undefined {
  return storage.getStore();
}
