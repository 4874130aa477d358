import { type z } from 'zod';

export interface JobDefinition<Payload> {
  queue: string;
  /** Ids only. New members start optional: old jobs outlive a deploy. */
  payload: z.ZodType<Payload>;
  attempts: number;
  /** Wait before the second attempt; doubles each time. */
  backoffMs: number;
  /**
   * Jobs with the same key are one job: at most one is active and one waits. A job asked for while its like is active
   * runs once more afterwards, so that nothing which happened meanwhile is missed.
   */
  key: (payload: Payload) => string;
}

/** Describes one kind of job; the catalogue holds them all. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
