import { isoTime } from '../clock.js';
import { type Sandbox } from '../sandbox.js';

/** What is there and what is going on, in numbers. */
export function stateOf(sandbox: Sandbox): Record<string, unknown> {
  const { world } = sandbox;
  return {
    now: isoTime(sandbox.clock.stamp()),
    workspace_id: world.workspace.id,
    api_key: sandbox.apiKey,
    objects: Object.fromEntries(world.objects.map(({ slug, id, items }) => [slug, { id, records: items.size }])),
    lists: Object.fromEntries(world.lists.map(({ slug, id, items }) => [slug, { id, entries: items.size }])),
    notes: world.notes.size,
    tasks: world.tasks.size,
    comments: world.comments.size,
    members: world.members.map(({ id, emailAddress, accessLevel }) => ({
      id,
      email_address: emailAddress,
      access_level: accessLevel,
    })),
    calls: sandbox.calls.counters(),
    deliveries: sandbox.engine.log.counters(),
    timers: sandbox.scheduler.waiting,
    faults: sandbox.faults.list().length,
  };
}
