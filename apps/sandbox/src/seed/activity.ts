import { type Collection } from '../model/collection.js';
import { type Item } from '../model/types.js';
import { type SeedContext, memberActor, nameOf, someTime } from './data.js';
import { load } from './loader.js';
import { commentTexts, noteLines, noteTitles, taskTexts } from './words.js';

interface Records {
  readonly companies: readonly Item[];
  readonly people: readonly Item[];
  readonly deals: readonly Item[];
}

/** Enough to look alive; a large seed does not need more of it. */
const most = 2_000;

/** List entries, projects, users, notes, tasks, comments and a meeting. */
export function seedActivity(context: SeedContext, records: Records): void {
  seedEntries(context, records);
  seedProjects(context, records);
  seedUsers(context, records);
  seedNotes(context, records);
  seedTasks(context, records);
  seedComments(context, records);
  seedMeetings(context, records);
}

function seedEntries(context: SeedContext, { companies, people, deals }: Records): void {
  const { world, random } = context;
  const add = (list: Collection, parent: string, record: Item, values: Record<string, unknown>) => {
    const objectId = world.object(parent).id;
    const createdAt = Math.max(record.createdAt, list.createdAt) + random.int(1, 80) * 3_600_000;
    const seed = { id: random.uuid(), createdAt, actor: memberActor(context), values };
    load(world, list, { ...seed, parent: { objectId, recordId: record.id } });
  };
  const pipeline = world.list('sales_pipeline');
  const stages = pipeline.attribute('stage')?.statuses.map(({ title }) => title) ?? [];
  for (const company of random.sample(
    companies.slice(0, most * 2),
    Math.min(most, Math.ceil(companies.length * 0.4)),
  )) {
    add(pipeline, 'companies', company, {
      stage: random.pick(stages),
      owner: random.pick(context.members).emailAddress,
      amount: random.int(1, 300) * 1_000,
      priority: random.int(0, 5),
      labels: random.sample(['Hot', 'Cold', 'Enterprise', 'Startup'], random.int(0, 2)),
      next_step: random.pick(taskTexts),
    });
  }
  for (const person of people.slice(0, Math.min(most, Math.ceil(people.length * 0.2)))) {
    add(world.list('newsletter'), 'people', person, { is_subscribed: random.chance(0.8) });
  }
  for (const deal of deals.slice(0, Math.ceil(deals.length * 0.15))) {
    add(world.list('deal_desk'), 'deals', deal, { discount: random.int(0, 30), remark: random.pick(commentTexts) });
  }
}

function seedProjects(context: SeedContext, { companies }: Records): void {
  const { world, random } = context;
  const projects = world.object('projects');
  for (const [index, company] of companies.slice(0, 25).entries()) {
    const values = {
      name: `${nameOf(world, company)} roll-out`,
      code: `P-${String(index + 1).padStart(3, '0')}`,
      state: random.pick(['Planned', 'Running', 'Paused', 'Done']),
      tags: random.sample(['Internal', 'Paid', 'Risky', 'Strategic'], random.int(0, 3)),
      budget: random.int(1, 80) * 2_500,
      progress: random.int(0, 1_000) / 10,
      is_billable: random.chance(0.6),
      priority: random.int(0, 5),
      starts_on: `2025-${String(random.int(1, 12)).padStart(2, '0')}-01`,
      lead: random.pick(context.members).emailAddress,
      customer: { target_object: 'companies', target_record_id: company.id },
    };
    load(world, projects, { id: random.uuid(), createdAt: someTime(random), actor: memberActor(context), values });
  }
}

function seedUsers(context: SeedContext, { companies, people }: Records): void {
  const { world, random } = context;
  const workspaces = companies.slice(0, 10).map((company, index) =>
    load(world, world.object('workspaces'), {
      id: random.uuid(),
      createdAt: someTime(random),
      actor: memberActor(context),
      values: { workspace_id: `w_${index + 1}`, name: nameOf(world, company) },
    }),
  );
  for (const index of people.slice(0, workspaces.length > 0 ? 20 : 0).keys()) {
    const workspace = random.pick(workspaces);
    load(world, world.object('users'), {
      id: random.uuid(),
      createdAt: someTime(random),
      actor: memberActor(context),
      values: {
        user_id: `u_${index + 1}`,
        primary_email_address: `user.${index + 1}@app.example.com`,
        workspace: [{ target_object: 'workspaces', target_record_id: workspace.id }],
      },
    });
  }
}

function seedNotes(context: SeedContext, { companies, people }: Records): void {
  const { world, random } = context;
  const count = Math.min(most, Math.ceil(people.length / 6));
  for (let made = 0; made < count; made += 1) {
    const isPerson = companies.length === 0 || random.chance(0.5);
    const parent = random.pick(isPerson ? people : companies);
    const text = random.sample(noteLines, random.int(1, 3)).join('\n');
    const id = random.uuid();
    world.notes.load(id, {
      id,
      objectId: world.object(isPerson ? 'people' : 'companies').id,
      recordId: parent.id,
      title: random.pick(noteTitles),
      meetingId: null,
      plaintext: text,
      markdown: text,
      createdBy: memberActor(context),
      createdAt: Math.max(parent.createdAt, someTime(random)),
    });
  }
}

function seedTasks(context: SeedContext, { people, deals }: Records): void {
  const { world, random } = context;
  const count = Math.min(most, Math.ceil(people.length / 8));
  for (let made = 0; made < count; made += 1) {
    const isDeal = deals.length > 0 && random.chance(0.4);
    const target = random.pick(isDeal ? deals : people);
    const createdAt = Math.max(target.createdAt, someTime(random));
    const isCompleted = random.chance(0.5);
    const id = random.uuid();
    world.tasks.load(id, {
      id,
      content: random.pick(taskTexts),
      deadlineAt: random.chance(0.7) ? createdAt + random.int(1, 30) * 86_400_000 : null,
      isCompleted,
      completedAt: isCompleted ? createdAt + random.int(1, 96) * 3_600_000 : null,
      linkedRecords: [{ objectId: world.object(isDeal ? 'deals' : 'people').id, recordId: target.id }],
      assignees: random.chance(0.8) ? [random.pick(context.members).id] : [],
      createdBy: memberActor(context),
      createdAt,
    });
  }
}

function seedComments(context: SeedContext, { companies }: Records): void {
  const { world, random } = context;
  const objectId = world.object('companies').id;
  for (const company of companies.slice(0, Math.min(most, Math.ceil(companies.length / 8)))) {
    const threadId = random.uuid();
    const startedAt = Math.max(company.createdAt, someTime(random));
    for (let index = 0; index < random.int(1, 3); index += 1) {
      const id = index === 0 ? threadId : random.uuid();
      world.comments.load(id, {
        id,
        threadId,
        content: random.pick(commentTexts),
        record: { objectId, recordId: company.id },
        entry: null,
        resolvedAt: null,
        resolvedBy: null,
        author: memberActor(context),
        createdAt: startedAt + index * 600_000,
      });
    }
  }
}

function seedMeetings(context: SeedContext, { people }: Records): void {
  const { world, random } = context;
  for (const person of people.slice(0, 3)) {
    const startsAt = Math.floor(someTime(random) / 3_600_000) * 3_600_000;
    const at = (ms: number) => ({
      datetime: new Date(ms).toISOString().replace('.000Z', '.000000000Z'),
      timezone: 'UTC',
    });
    const id = random.uuid();
    const actor = memberActor(context);
    world.meetings.load(id, {
      id,
      title: random.pick(noteTitles),
      description: '',
      isAllDay: false,
      start: at(startsAt),
      end: at(startsAt + 1_800_000),
      participants: [
        { status: 'accepted', is_organizer: true, email_address: context.members[0]?.emailAddress ?? null },
      ],
      linkedRecords: [{ objectId: world.object('people').id, recordId: person.id }],
      createdBy: actor,
      createdAt: startsAt - 86_400_000,
    });
    const recordingId = random.uuid();
    const transcript = [{ speech: random.pick(noteLines), start: 0, end: 4.5, speaker: 'Robin Almeida' }];
    world.recordings.load(recordingId, {
      id: recordingId,
      meetingId: id,
      status: 'completed',
      transcript,
      createdBy: actor,
      createdAt: startsAt,
    });
  }
}
