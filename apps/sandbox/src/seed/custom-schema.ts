import { Collection } from '../model/collection.js';
import { addIntrinsics, buildAttribute, buildChoice } from '../model/schema.js';
import { type Attribute, type Member, type View } from '../model/types.js';
import { type World } from '../model/world.js';
import { type Random } from '../random.js';
import { openedAt } from './standard-schema.js';

type Row = [slug: string, title: string, type: Attribute['type'], extra?: Partial<Attribute>];

const day = 86_400_000;

/** What the seeded workspace added of its own: deal fields, a projects object with every type, three lists. */
export function addCustomSchema(world: World, random: Random, owner: Member): void {
  const newId = () => random.uuid();
  const titles = (...names: string[]) => names.map((name) => buildChoice(newId(), name));
  const add = (collection: Collection, rows: Row[]) => {
    const createdAt = collection.createdAt + day;
    collection.attributes.push(
      ...rows.map(([slug, title, type, extra]) => buildAttribute(newId(), createdAt, { slug, title, type, ...extra })),
    );
  };
  const ownerActor = { type: 'workspace-member', id: owner.id } as const;

  add(world.object('deals'), [
    ['external_id', 'External ID', 'text', { isUnique: true, description: 'The id of this deal in other systems' }],
    ['close_date', 'Close date', 'date'],
    ['source', 'Source', 'select', { options: titles('Inbound', 'Outbound', 'Partner', 'Event') }],
    [
      'weighted_value',
      'Weighted value',
      'currency',
      {
        isWritable: false,
        formula: {
          kind: 'weighted',
          value: 'value',
          status: 'stage',
          weights: { Lead: 0.1, 'In Progress': 0.5, 'Won 🎉': 1, Lost: 0 },
        },
      },
    ],
  ]);

  const projects = new Collection(
    'object',
    newId(),
    'projects',
    openedAt + 30 * day,
    'Project',
    'Projects',
    ownerActor,
  );
  addIntrinsics(projects, newId, projects.createdAt);
  add(projects, [
    ['name', 'Name', 'text', { isRequired: true }],
    ['code', 'Code', 'text', { isUnique: true }],
    ['state', 'State', 'status', { statuses: titles('Planned', 'Running', 'Paused', 'Done') }],
    ['tags', 'Tags', 'select', { isMultiselect: true, options: titles('Internal', 'Paid', 'Risky', 'Strategic') }],
    ['budget', 'Budget', 'currency', { currencyCode: 'EUR' }],
    ['progress', 'Progress', 'number'],
    ['is_billable', 'Billable', 'checkbox'],
    ['priority', 'Priority', 'rating'],
    ['starts_on', 'Starts on', 'date'],
    ['next_review_at', 'Next review', 'timestamp'],
    [
      'lead',
      'Lead',
      'actor-reference',
      { isDefaultValueEnabled: true, defaultValue: { type: 'dynamic', template: 'current-user' } },
    ],
    ['reviewers', 'Reviewers', 'actor-reference', { isMultiselect: true }],
    ['site', 'Site', 'location'],
    ['website', 'Website', 'domain', { isMultiselect: true }],
    ['contact_emails', 'Contact emails', 'email-address', { isMultiselect: true }],
    ['hotlines', 'Hotlines', 'phone-number', { isMultiselect: true }],
    ['customer', 'Customer', 'record-reference', { allowedObjectIds: [world.object('companies').id] }],
    [
      'summary',
      'Summary',
      'text',
      { isWritable: false, formula: { kind: 'template', template: '{code}: {name} ({state})' } },
    ],
  ]);
  world.objects.push(projects);

  const list = (
    slug: string,
    name: string,
    parent: string,
    created: number,
    access: Collection['access'],
    rows: Row[],
  ) => {
    const parentId = world.object(parent).id;
    const made = new Collection(
      'list',
      newId(),
      slug,
      openedAt + created * day,
      name,
      name,
      ownerActor,
      parentId,
      access,
    );
    addIntrinsics(made, newId, made.createdAt);
    add(made, rows);
    world.lists.push(made);
    return made;
  };
  const full = { workspaceMemberId: owner.id, level: 'full-access' };
  const shared = { workspace: 'full-access', members: [full] };
  list('sales_pipeline', 'Sales Pipeline', 'companies', 12, shared, [
    ['stage', 'Stage', 'status', { statuses: titles('Prospecting', 'Qualified', 'Proposal', 'Negotiation', 'Closed') }],
    ['owner', 'Owner', 'actor-reference'],
    ['amount', 'Amount', 'currency'],
    ['priority', 'Priority', 'rating'],
    ['labels', 'Labels', 'select', { isMultiselect: true, options: titles('Hot', 'Cold', 'Enterprise', 'Startup') }],
    ['next_step', 'Next step', 'text'],
  ]);
  list('newsletter', 'Newsletter', 'people', 20, { workspace: 'read-and-write', members: [full] }, [
    ['is_subscribed', 'Subscribed', 'checkbox'],
    ['subscribed_at', 'Subscribed at', 'timestamp'],
  ]);
  list('deal_desk', 'Deal Desk', 'deals', 40, { workspace: null, members: [full] }, [
    ['reviewer', 'Reviewer', 'actor-reference'],
    ['discount', 'Discount', 'number'],
    ['remark', 'Remark', 'text'],
  ]);

  const view = (title: string, filter: unknown, isArchived = false): View => {
    return { id: newId(), title, createdAt: openedAt + 2 * day, isArchived, filter };
  };
  for (const collection of [...world.objects, ...world.lists]) {
    const title = collection.kind === 'object' ? `All ${collection.plural}` : collection.singular;
    collection.views.push(view(title, {}));
  }
  world.object('deals').views.push(view('Open deals', { $or: [{ stage: 'Lead' }, { stage: 'In Progress' }] }));
  world.object('companies').views.push(view('Old view', {}, true));
}
