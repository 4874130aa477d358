import { z } from 'zod';
import { defineJob, type JobDefinition } from './define-job.js';

/**
 * Every job there is. Jobs only wake workers: what is to be done stands in Postgres, and a sweep asks for these jobs
 * again when Redis lost them.
 */
export const catalogue = {
  /** Read the due marks of one object, list or kind again. */
  'refresh.scope': defineJob({
    queue: 'refresh',
    payload: z.object({ kind: z.string().min(1), scopeId: z.guid() }),
    attempts: 8,
    backoffMs: 1_000, // doubles: gives up after about 2 minutes, then the sweep asks anew
    key: ({ kind, scopeId }) => `refresh.scope-${kind}-${scopeId}`,
  }),
  /** Carry the open edits of one item to Attio. */
  'push.item': defineJob({
    queue: 'pushes',
    payload: z.object({ kind: z.string().min(1), scopeId: z.guid(), itemId: z.guid() }),
    attempts: 8,
    backoffMs: 1_000, // for failures of our own; while Attio is away jobs end and the sweep asks anew
    key: ({ kind, itemId }) => `push.item-${kind}-${itemId}`,
  }),
  /** Work on one sync run, from where it stopped. */
  'run.execute': defineJob({
    queue: 'runs',
    payload: z.object({ runId: z.guid() }),
    attempts: 8,
    backoffMs: 2_000,
    key: ({ runId }) => `run.execute-${runId}`,
  }),
  /** Send one subscriber what it has not got yet. */
  'feed.deliver': defineJob({
    queue: 'feed',
    payload: z.object({ subscriptionId: z.guid() }),
    attempts: 3,
    backoffMs: 1_000, // the subscriber's own failures are no failures of the job; Postgres says when it is due again
    key: ({ subscriptionId }) => `feed.deliver-${subscriptionId}`,
  }),
  /** Run one application handler on one event of a delivery. */
  'event.handle': defineJob({
    queue: 'events',
    payload: z.object({ deliveryId: z.guid(), position: z.number().int().min(0), handler: z.string().min(1) }),
    attempts: 1, // a failure shows as a failed job; its row says when it is tried again
    backoffMs: 1_000,
    key: ({ deliveryId, position, handler }) =>
      `event.handle-${deliveryId}-${position}-${handler.replaceAll(':', '_')}`,
  }),
} as const;

export type JobName = keyof typeof catalogue;
type PayloadOfDefinition<D> = D extends JobDefinition<infer Payload> ? Payload : never;
export type PayloadOf<N extends JobName> = PayloadOfDefinition<(typeof catalogue)[N]>;

/** Queue names, from the jobs that use them. */
export const queueNames = [...new Set(Object.values(catalogue).map((job) => job.queue))];
export type QueueName = (typeof catalogue)[JobName]['queue'];

/** @throws when no such job is known: an old or foreign job */
export function definitionOf(name: string): JobDefinition<unknown> | undefined {
  return (catalogue as Record<string, JobDefinition<unknown>>)[name];
}
