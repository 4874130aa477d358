import { AsyncLocalStorage } from 'node:async_hooks';

/** A call as it would be sent. */
export interface RehearsedCall {
  method: string;
  /** With the query. */
  path: string;
  body: unknown;
}

const storage = new AsyncLocalStorage<RehearsedCall[]>();

/** Unwinds a rehearsal at its first write: nothing can be said about what would follow. */
class WriteRehearsed extends Error {}

/**
 * Runs `work` as far as its first writing call, which is noted and not sent; reads are really made. What it notes is
 * what would have been sent, because the same code made it.
 */
export async function rehearse(work: () => Promise<unknown>): Promise<RehearsedCall[]> {
  const calls: RehearsedCall[] = [];
  try {
    await storage.run(calls, work);
  } catch (error) {
    if (!(error instanceof WriteRehearsed)) throw error;
  }
  return calls;
}

/** To be called before any write leaves; ends a rehearsal, and does nothing outside of one. */
export function endRehearsal(call: RehearsedCall): void {
  const calls = storage.getStore();
  if (calls === undefined) return;
  calls.push(call);
  throw new WriteRehearsed();
}
