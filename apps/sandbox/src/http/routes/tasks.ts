import { z } from 'zod';
import { badRequest, invalid, missing } from '../../errors.js';
import { createTask, deleteTask, getTask, taskJson, updateTask } from '../../model/tasks.js';
import { type Task } from '../../model/types.js';
import { type World } from '../../model/world.js';
import { readInstant } from '../../values/time.js';
import { count, dataOf, readBody, readQuery, uuidParam } from '../body.js';
import { type Call, type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const uuid = z.guid('Invalid uuid');
const instant = z.string().refine((text) => readInstant(text) !== null, 'Invalid datetime');
const link = z.union([
  z.object({ target_object: z.string(), target_record_id: uuid }),
  z.object({ target_object: z.string() }).catchall(z.array(z.unknown())),
]);
const assignee = z.union([
  z.object({ referenced_actor_type: z.literal('workspace-member'), referenced_actor_id: z.string() }),
  z.strictObject({ workspace_member_email_address: z.string() }),
]);
const fields = {
  deadline_at: instant.nullable(),
  is_completed: z.boolean(),
  linked_records: z.array(link),
  assignees: z.array(assignee),
};
const newBody = dataOf(z.object({ content: z.string().max(2_000), format: z.literal('plaintext'), ...fields }));
const changeBody = dataOf(z.strictObject(fields).partial());
const page = z.object({
  limit: count(500, 10_000, 1),
  offset: count(0, 1e9),
  sort: z
    .enum(['created_at:asc', 'created_at:desc', 'completed_at:asc', 'completed_at:desc'])
    .default('created_at:asc'),
  linked_object: z.string().optional(),
  linked_record_id: uuid.optional(),
  assignee: z.string().optional(),
  is_completed: z.enum(['true', 'false']).optional(),
});
const { read, write } = scopes.tasks;

/** Tasks (reference 3.4): content is fixed once made. */
export const taskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/tasks',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const query = readQuery(call, page);
      const tasks = listTasks(call, query).slice(query.offset, query.offset + query.limit);
      return data(tasks.map((task) => taskJson(call.world, task)));
    },
  },
  {
    method: 'POST',
    path: '/v2/tasks',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, newBody).data;
      const task = createTask(
        call.world,
        {
          content: input.content,
          deadlineAt: msOf(input.deadline_at),
          isCompleted: input.is_completed,
          linkedRecords: linksOf(call.world, input.linked_records),
          assignees: assigneesOf(call.world, input.assignees),
        },
        call.actor,
      );
      return data(taskJson(call.world, task, call.world.settings.switches.taskCreateHidesLinks));
    },
  },
  {
    method: 'GET',
    path: '/v2/tasks/:task_id',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => data(taskJson(call.world, getTask(call.world, uuidParam(call, 'task_id'), call.at))),
  },
  {
    method: 'PATCH',
    path: '/v2/tasks/:task_id',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const id = uuidParam(call, 'task_id');
      getTask(call.world, id);
      const input = readBody(call, changeBody).data;
      const changes = {
        ...(input.deadline_at === undefined ? {} : { deadlineAt: msOf(input.deadline_at) }),
        ...(input.is_completed === undefined ? {} : { isCompleted: input.is_completed }),
        ...(input.linked_records ? { linkedRecords: linksOf(call.world, input.linked_records) } : {}),
        ...(input.assignees ? { assignees: assigneesOf(call.world, input.assignees) } : {}),
      };
      return data(taskJson(call.world, updateTask(call.world, id, changes, call.actor)));
    },
  },
  {
    method: 'DELETE',
    path: '/v2/tasks/:task_id',
    scopes: ['task:read-write'],
    budget: 'write',
    accurate: false,
    handle: (call) => {
      deleteTask(call.world, uuidParam(call, 'task_id'), call.actor);
      return { body: {} };
    },
  },
];

function listTasks(call: Call, query: z.output<typeof page>): Task[] {
  const { linked_object: object, linked_record_id: recordId, assignee: by, is_completed: completed } = query;
  if ((object === undefined) !== (recordId === undefined)) {
    const path = [object === undefined ? 'linked_object' : 'linked_record_id'];
    const message = 'linked_object and linked_record_id must be given together';
    throw invalid('Query params validation error.', [{ code: 'custom', path, message }]);
  }
  const objectId = object === undefined ? undefined : call.world.object(object).id;
  const nobody = by === '' || by === 'null';
  const memberId = by === undefined || nobody ? undefined : (call.world.findMember(by)?.id ?? by);
  const [field, direction] = query.sort.split(':');
  const key = (task: Task) => (field === 'completed_at' ? task.completedAt : task.createdAt);
  const sign = direction === 'desc' ? -1 : 1;
  return [...call.world.tasks.list(call.at)]
    .filter(
      (task) =>
        recordId === undefined ||
        task.linkedRecords.some((one) => one.recordId === recordId && one.objectId === objectId),
    )
    .filter((task) => !nobody || task.assignees.length === 0)
    .filter((task) => memberId === undefined || task.assignees.includes(memberId))
    .filter((task) => completed === undefined || task.isCompleted === (completed === 'true'))
    .sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === y) return a.id < b.id ? -1 : 1;
      return x === null ? 1 : y === null ? -1 : (x - y) * sign;
    });
}

function linksOf(world: World, links: readonly z.output<typeof link>[]): Task['linkedRecords'] {
  return links.map((one) => {
    const object = world.object(one.target_object);
    const { target_object: _, target_record_id: id, ...match } = one as Record<string, unknown>;
    if (typeof id === 'string') {
      if (!object.items.get(id)) throw missing.record(id);
      return { objectId: object.id, recordId: id };
    }
    const [[slug, values] = ['', []]] = Object.entries(match);
    const found = world.lookups.matchRecord(object.id, slug, Array.isArray(values) ? values[0] : undefined);
    if (found === undefined)
      throw badRequest('value_not_found', `Could not find a record of "${object.slug}" by "${slug}".`);
    return { objectId: object.id, recordId: found };
  });
}

function assigneesOf(world: World, assignees: readonly z.output<typeof assignee>[]): string[] {
  return assignees.map((one) => {
    const key = 'referenced_actor_id' in one ? one.referenced_actor_id : one.workspace_member_email_address;
    const member = world.findMember(key);
    if (!member) throw badRequest('value_not_found', `Workspace member with ID "${key}" not found.`);
    return member.id;
  });
}

function msOf(text: string | null): number | null {
  return text === null ? null : (readInstant(text)?.ms ?? null);
}
