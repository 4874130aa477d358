import { dig, digText, type Client, type Reply } from '../testing/client.js';

/** Calls every endpoint at least once, the way a careful client would, with its refusals beside it. */
export async function tour(client: Client): Promise<void> {
  await schema(client);
  await records(client);
  await lists(client);
  await notesAndTasks(client);
  await comments(client);
  await meetings(client);
  await files(client);
  await webhooks(client);
  await refusals(client);
}

const must = (reply: Reply, status = 200): unknown => {
  if (reply.status !== status)
    throw new Error(`expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
};

async function schema({ api }: Client): Promise<void> {
  must(await api('GET', '/self'));
  must(await api('GET', '/self', undefined, 'x'.repeat(64)));
  must(await api('GET', '/objects'));
  must(await api('POST', '/objects', { data: { api_slug: 'assets', singular_noun: 'Asset', plural_noun: 'Assets' } }));
  must(await api('GET', '/objects/assets'));
  must(await api('PATCH', '/objects/assets', { data: { singular_noun: 'Thing' } }));
  must(await api('GET', '/objects/deals/views?show_archived=true&limit=1'));
  must(await api('GET', '/lists/sales_pipeline/views'));
  for (const owner of ['objects/assets', 'lists/newsletter']) {
    const attribute = (type: string, more: object = {}) => ({
      data: {
        title: type,
        description: null,
        api_slug: `a_${type.replace('-', '_')}`,
        type,
        is_required: false,
        is_unique: false,
        is_multiselect: false,
        config: {},
        ...more,
      },
    });
    for (const type of [
      'text',
      'number',
      'checkbox',
      'date',
      'timestamp',
      'rating',
      'status',
      'select',
      'actor-reference',
      'location',
      'domain',
      'email-address',
      'phone-number',
    ]) {
      must(await api('POST', `/${owner}/attributes`, attribute(type)));
    }
    must(
      await api(
        'POST',
        `/${owner}/attributes`,
        attribute('currency', { config: { currency: { default_currency_code: 'EUR', display_type: 'code' } } }),
      ),
    );
    must(
      await api(
        'POST',
        `/${owner}/attributes`,
        attribute('record-reference', { config: { record_reference: { allowed_objects: ['people', 'companies'] } } }),
      ),
    );
    must(await api('GET', `/${owner}/attributes?limit=3&offset=1`));
    must(await api('GET', `/${owner}/attributes/a_text`));
    must(
      await api('PATCH', `/${owner}/attributes/a_text`, {
        data: { title: 'Renamed', default_value: { type: 'static', template: ['x'] } },
      }),
    );
    must(await api('POST', `/${owner}/attributes/a_select/options`, { data: { title: 'One' } }));
    must(
      await api('PATCH', `/${owner}/attributes/a_select/options/One`, { data: { title: 'Two', is_archived: true } }),
    );
    must(await api('GET', `/${owner}/attributes/a_select/options?show_archived=true`));
    must(
      await api('POST', `/${owner}/attributes/a_status/statuses`, {
        data: { title: 'Open', target_time_in_status: 'P2D' },
      }),
    );
    must(await api('PATCH', `/${owner}/attributes/a_status/statuses/Open`, { data: { celebration_enabled: true } }));
    must(await api('GET', `/${owner}/attributes/a_status/statuses`));
  }
  const relationship = { object: 'people', title: 'Assets', api_slug: 'assets', is_multiselect: true };
  const body = {
    title: 'Keeper',
    description: '',
    api_slug: 'keeper',
    type: 'record-reference',
    is_required: false,
    is_unique: false,
    is_multiselect: false,
    config: {},
    relationship,
  };
  must(await api('POST', '/objects/assets/attributes', { data: body }));
}

async function records({ api, sandbox }: Client): Promise<void> {
  const place = {
    line_1: null,
    line_2: null,
    line_3: null,
    line_4: null,
    locality: 'Bonn',
    region: null,
    postcode: '53111',
    country_code: 'DE',
    latitude: '50.7',
    longitude: '7.1',
  };
  const person = must(
    await api('POST', '/objects/people/records', {
      data: {
        values: {
          name: 'Lovelace, Ada',
          email_addresses: ['Ada@Example.com'],
          phone_numbers: ['+4930123456'],
          primary_location: place,
          company: [],
        },
      },
    }),
  );
  const id = digText(person, 'data', 'id', 'record_id');
  const everything = {
    name: 'Everything',
    code: 'E-1',
    state: 'Running',
    tags: ['Paid', 'Risky'],
    budget: 12.5,
    progress: 0.12345,
    is_billable: 'true',
    priority: 5,
    starts_on: '2026-02-03',
    next_review_at: '2026-02-03T04:05:06Z',
    lead: sandbox.world.members[0]?.emailAddress,
    reviewers: sandbox.world.members.slice(0, 2).map((member) => member.emailAddress),
    site: place,
    website: ['www.example.co.uk'],
    contact_emails: ['a@example.com'],
    hotlines: ['+442079460000'],
    customer: { target_object: 'companies', target_record_id: sandbox.world.object('companies').items.listIds()[0] },
  };
  const project = must(await api('POST', '/objects/projects/records', { data: { values: everything } }));
  const projectId = digText(project, 'data', 'id', 'record_id');
  must(
    await api('PUT', '/objects/people/records?matching_attribute=email_addresses', {
      data: { values: { email_addresses: ['ada@example.com'], job_title: 'Analyst' } },
    }),
  );
  must(await api('GET', `/objects/people/records/${id}`));
  must(await api('PATCH', `/objects/people/records/${id}`, { data: { values: { job_title: 'Engineer' } } }));
  must(
    await api('PUT', `/objects/people/records/${id}`, {
      data: { values: { email_addresses: ['ada@example.com', 'lovelace@example.com'] } },
    }),
  );
  for (const object of ['people', 'companies', 'deals', 'users', 'workspaces', 'projects'])
    must(await api('POST', `/objects/${object}/records/query`, {}));
  must(
    await api('POST', '/objects/people/records/query', {
      filter: { name: { $contains: 'a' } },
      sorts: [{ attribute: 'name', field: 'last_name', direction: 'asc' }],
      limit: 3,
    }),
  );
  must(await api('GET', `/objects/people/records/${id}/attributes/job_title/values?show_historic=true`));
  for (const slug of Object.keys(everything))
    must(await api('GET', `/objects/projects/records/${projectId}/attributes/${slug}/values`));
  const values = [
    { active_from: '2026-01-01', active_until: '2026-01-02', value: 'Old' },
    { active_from: '2026-01-02', active_until: null, value: 'New' },
  ];
  must(
    await api('PUT', `/objects/people/records/${id}/attributes/job_title/values`, {
      data: { replace_history: true, values },
    }),
  );
  must(
    await api('POST', '/objects/records/search', {
      query: 'ada',
      objects: ['people', 'companies', 'deals'],
      request_as: { type: 'workspace' },
    }),
  );
  const other = must(await api('POST', '/objects/people/records', { data: { values: { name: 'Second' } } }));
  const pair = { primary_record_id: id, secondary_record_id: digText(other, 'data', 'id', 'record_id') };
  const merged = must(await api('POST', '/objects/people/records/merge', { data: pair }));
  const newId = digText(merged, 'data', 'new_record_id');
  must(await api('GET', `/objects/people/records/${newId}`));
  sandbox.settings.merge.delayMs = 60_000;
  const third = digText(
    must(await api('POST', '/objects/people/records', { data: { values: {} } })),
    'data',
    'id',
    'record_id',
  );
  must(
    await api('POST', '/objects/people/records/merge', {
      data: { primary_record_id: newId, secondary_record_id: third },
    }),
    202,
  );
  must(await api('GET', `/objects/people/records/${newId}`), 404);
  sandbox.scheduler.advance(60_000);
  sandbox.settings.merge.delayMs = 0;
  must(await api('DELETE', `/objects/projects/records/${projectId}`));
}

async function lists({ api, sandbox }: Client): Promise<void> {
  const made = must(
    await api('POST', '/lists', {
      data: {
        name: 'Mine',
        api_slug: 'mine',
        parent_object: 'companies',
        workspace_access: 'full-access',
        workspace_member_access: [],
      },
    }),
  );
  must(await api('GET', '/lists'));
  must(await api('GET', `/lists/${digText(made, 'data', 'id', 'list_id')}`));
  must(await api('PATCH', '/lists/mine', { data: { name: 'Ours' } }));
  const [company] = sandbox.world.object('companies').items.listIds();
  const entry = {
    parent_object: 'companies',
    parent_record_id: company,
    entry_values: { stage: 'Qualified', labels: ['Hot'], amount: 10 },
  };
  const id = digText(
    must(await api('POST', '/lists/sales_pipeline/entries', { data: entry })),
    'data',
    'id',
    'entry_id',
  );
  must(await api('PUT', '/lists/mine/entries', { data: { ...entry, entry_values: {} } }));
  must(await api('GET', `/lists/sales_pipeline/entries/${id}`));
  must(await api('PATCH', `/lists/sales_pipeline/entries/${id}`, { data: { entry_values: { labels: ['Cold'] } } }));
  must(await api('PUT', `/lists/sales_pipeline/entries/${id}`, { data: { entry_values: { next_step: 'Call' } } }));
  must(await api('POST', '/lists/sales_pipeline/entries/query', { limit: 5 }));
  must(await api('GET', `/lists/sales_pipeline/entries/${id}/attributes/labels/values`));
  const values = [{ active_from: '2026-01-01', active_until: null, value: 'Mail' }];
  must(
    await api('PUT', `/lists/sales_pipeline/entries/${id}/attributes/next_step/values`, {
      data: { replace_history: true, values },
    }),
  );
  must(await api('GET', `/objects/companies/records/${company}/entries`));
  must(await api('DELETE', `/lists/sales_pipeline/entries/${id}`));
}

async function notesAndTasks({ api, sandbox }: Client): Promise<void> {
  const [person] = sandbox.world.object('people').items.listIds();
  const note = {
    parent_object: 'people',
    parent_record_id: person,
    title: 'Hi',
    format: 'markdown',
    content: '# Hello **you** @robin.almeida@sandbox.example.com',
  };
  const noteId = digText(must(await api('POST', '/notes', { data: note })), 'data', 'id', 'note_id');
  must(await api('GET', `/notes?parent_object=people&parent_record_id=${person}`));
  must(await api('GET', `/notes/${noteId}`));
  must(await api('DELETE', `/notes/${noteId}`));
  const [member] = sandbox.world.members;
  const task = {
    content: 'Call',
    format: 'plaintext',
    deadline_at: '2026-12-01',
    is_completed: false,
    linked_records: [{ target_object: 'people', target_record_id: person }],
    assignees: [{ workspace_member_email_address: member?.emailAddress }],
  };
  const taskId = digText(must(await api('POST', '/tasks', { data: task })), 'data', 'id', 'task_id');
  must(
    await api(
      'GET',
      `/tasks?linked_object=people&linked_record_id=${person}&assignee=${member?.id}&is_completed=false&sort=created_at:desc`,
    ),
  );
  must(await api('GET', `/tasks/${taskId}`));
  must(await api('PATCH', `/tasks/${taskId}`, { data: { is_completed: true } }));
  must(await api('DELETE', `/tasks/${taskId}`));
  must(await api('GET', '/workspace_members'));
  must(await api('GET', `/workspace_members/${member?.id}`));
}

async function comments({ api, sandbox }: Client): Promise<void> {
  const [person] = sandbox.world.object('people').items.listIds();
  const author = { type: 'workspace-member', id: sandbox.world.members[0]?.id };
  const [entry] = sandbox.world.list('sales_pipeline').items.listIds();
  const base = { format: 'plaintext', content: 'Hm', author };
  const made = must(
    await api('POST', '/comments', { data: { ...base, record: { object: 'people', record_id: person } } }),
  );
  const threadId = digText(made, 'data', 'thread_id');
  must(await api('POST', '/comments', { data: { ...base, thread_id: threadId } }));
  must(await api('POST', '/comments', { data: { ...base, entry: { list: 'sales_pipeline', entry_id: entry } } }));
  must(await api('GET', `/threads?object=people&record_id=${person}`));
  must(await api('GET', `/threads?list=sales_pipeline&entry_id=${entry}`));
  must(await api('GET', `/threads/${threadId}`));
  must(await api('GET', `/comments/${threadId}`));
  must(await api('DELETE', `/comments/${threadId}`));
}

async function meetings({ api, sandbox }: Client): Promise<void> {
  const meeting = {
    title: 'Talk',
    description: '',
    start: { datetime: '2026-03-01T10:00:00Z', timezone: 'UTC' },
    end: { datetime: '2026-03-01T11:00:00Z' },
    is_all_day: false,
    participants: [{ email_address: 'new.one@example.com', is_organizer: true, status: 'accepted' }],
    external_ref: 'x-1',
  };
  const id = digText(must(await api('POST', '/meetings', { data: meeting })), 'data', 'id', 'meeting_id');
  must(
    await api('POST', '/meetings', {
      data: { ...meeting, start: { date: '2026-03-02' }, end: { date: '2026-03-03' }, is_all_day: true },
    }),
  );
  const first = must(await api('GET', '/meetings?limit=1'));
  must(await api('GET', `/meetings?limit=1&cursor=${digText(first, 'pagination', 'next_cursor')}`));
  must(await api('GET', `/meetings/${id}`));
  const made = must(
    await api('POST', `/meetings/${id}/call_recordings`, { data: { video_url: 'https://example.com/a.mp4' } }),
  );
  const recordingId = digText(made, 'data', 'id', 'call_recording_id');
  must(await api('GET', `/meetings/${id}/call_recordings`));
  must(await api('GET', `/meetings/${id}/call_recordings/${recordingId}`));
  must(await api('GET', `/meetings/${id}/call_recordings/${recordingId}/transcript`));
  const [seeded] = [...sandbox.world.recordings.list()].filter(({ transcript }) => transcript.length > 0);
  if (seeded) must(await api('GET', `/meetings/${seeded.meetingId}/call_recordings/${seeded.id}/transcript`));
  must(await api('DELETE', `/meetings/${id}/call_recordings/${recordingId}`), 204);
}

async function files(client: Client): Promise<void> {
  const { api, sandbox } = client;
  const [company] = sandbox.world.object('companies').items.listIds();
  const place = { object: 'companies', record_id: company };
  const folder = digText(
    must(await api('POST', '/files', { ...place, file_type: 'folder', name: 'Contracts' })),
    'data',
    'id',
    'file_id',
  );
  must(
    await api('POST', '/files', {
      ...place,
      file_type: 'connected-file',
      storage_provider: 'dropbox',
      external_provider_file_id: 'd1',
    }),
  );
  must(await api('GET', `/files?object=companies&record_id=${company}`));
  must(await api('GET', `/files/${folder}`));
  const form = new FormData();
  form.set('object', 'companies');
  form.set('record_id', company ?? '');
  form.set('parent_folder_id', folder);
  form.set('file', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt');
  const uploaded = digText(must(await client.upload('/files/upload', form), 201), 'data', 'id', 'file_id');
  must(await api('GET', `/files/${uploaded}`));
  must(await api('GET', `/files/${uploaded}/download`), 302);
  must(await api('DELETE', `/files/${folder}`));
}

async function webhooks({ api }: Client): Promise<void> {
  const target = 'https://example.com/hook';
  const filter = { $and: [{ field: 'actor.type', operator: 'equals', value: 'system' }] };
  const made = must(
    await api('POST', '/webhooks', {
      data: {
        target_url: target,
        subscriptions: [
          { event_type: 'record.created', filter },
          { event_type: 'note.created', filter: null },
        ],
      },
    }),
  );
  const id = digText(made, 'data', 'id', 'webhook_id');
  must(await api('GET', '/webhooks'));
  must(await api('GET', `/webhooks/${id}`));
  must(
    await api('PATCH', `/webhooks/${id}`, { data: { subscriptions: [{ event_type: 'task.created', filter: null }] } }),
  );
  must(
    await api('POST', '/webhooks', {
      data: { target_url: target, subscriptions: [{ event_type: 'task.created', filter: null }] },
    }),
    409,
  );
  must(await api('DELETE', `/webhooks/${id}`));
}

async function refusals({ api, sandbox }: Client): Promise<void> {
  const missing = '00000000-0000-4000-8000-000000000000';
  const paths = [
    '/objects/nothing',
    `/objects/people/records/${missing}`,
    '/lists/nothing',
    `/lists/newsletter/entries/${missing}`,
    `/notes/${missing}`,
    `/tasks/${missing}`,
    `/threads/${missing}`,
    `/comments/${missing}`,
    `/meetings/${missing}`,
    `/files/${missing}`,
    `/webhooks/${missing}`,
    `/workspace_members/${missing}`,
    '/objects/people/attributes/nothing',
  ];
  for (const path of paths) must(await api('GET', path), 404);
  must(await api('GET', '/objects', undefined, null), 401);
  must(await api('POST', '/sql', { sql: 'select 1' }), 403);
  must(await api('PUT', '/objects/people/records', { data: { values: {} } }), 400);
  must(await api('POST', '/objects/people/records/query', { filter: { nothing: 1 } }), 400);
  const [person] = sandbox.world.object('people').items.listIds();
  const refused = must(
    await api('PATCH', `/objects/people/records/${person}`, { data: { values: { email_addresses: 'no-list' } } }),
    400,
  );
  if (dig(refused, 'validation_errors', 0, 'path') === undefined) throw new Error('no path');
}
