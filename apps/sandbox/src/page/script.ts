/** What the page does. Everything shown goes through textContent, so nothing a record holds can become markup. */
export const script = `
const $ = (selector) => document.querySelector(selector);
const cell = (row, text, name) => { const td = row.insertCell(); td.textContent = text ?? ''; if (name) td.className = name; return td; };
const api = async (method, path, body) => {
  const answer = await fetch('/_sandbox' + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const json = await answer.json();
  if (!answer.ok) throw new Error((json.path ?? []).join('.') + ' ' + (json.error ?? json.message));
  return json;
};
const say = (form, work) => async (event) => {
  event?.preventDefault();
  const output = form.querySelector('output');
  try { const done = await work(); if (output) { output.className = ''; output.textContent = done ?? 'Done.'; } }
  catch (error) { if (output) { output.className = 'bad'; output.textContent = error.message; } }
  refresh();
};
const time = (ms) => new Date(ms).toISOString().slice(11, 23);
const first = (values) => { for (const slug of ['name', 'stage', 'user_id', 'workspace_id']) { const v = values[slug]?.[0]; if (v) return v.full_name ?? v.value ?? v.status?.title ?? ''; } return ''; };

let state;
async function refresh() {
  state = await api('GET', '/state');
  const rows = (part) => Object.entries(part).map(([slug, one]) => slug + ' ' + (one.records ?? one.entries)).join(', ');
  $('#numbers').textContent = rows(state.objects) + '; lists: ' + rows(state.lists) + '; calls ' + state.calls.total + ', deliveries ' + state.deliveries.total;
  const calls = $('#calls tbody'); calls.replaceChildren();
  const log = await api('GET', '/calls?limit=40&after=' + Math.max(0, state.calls.total - 40));
  for (const call of log.calls.reverse()) {
    const row = calls.insertRow();
    cell(row, time(call.at)); cell(row, call.method + ' ' + call.path); cell(row, call.status ?? 'cut', call.status >= 400 || call.status === null ? 'bad' : '');
    cell(row, call.code); cell(row, call.durationMs); cell(row, call.fault);
  }
  const sent = $('#deliveries tbody'); sent.replaceChildren();
  const messages = await api('GET', '/deliveries?limit=40&after=' + Math.max(0, state.deliveries.total - 40));
  for (const one of messages.deliveries.reverse()) {
    const row = sent.insertRow();
    cell(row, time(one.createdAt)); cell(row, one.events.map((event) => event.event_type).join(', ')); cell(row, one.targetUrl);
    cell(row, one.state, ['failed', 'dropped'].includes(one.state) ? 'bad' : ''); cell(row, one.attempts.map((attempt) => attempt.status ?? attempt.error).join(', '));
  }
  const faults = $('#faults'); faults.replaceChildren();
  for (const { id, fault, hits } of (await api('GET', '/faults')).faults) {
    const item = document.createElement('li'); item.textContent = '#' + id + ' ' + JSON.stringify(fault) + ' hit ' + hits + ' times'; faults.append(item);
  }
}

function choices(select, names) {
  select.replaceChildren(...names.map(([value, text]) => { const option = document.createElement('option'); option.value = value; option.textContent = text; return option; }));
}

const browse = $('#browse');
browse.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [kind, slug] = browse.collection.value.split('/');
  const { data } = await api('GET', '/truth/' + kind + '/' + slug + (kind === 'objects' ? '/records' : '/entries') + '?limit=50&after=' + browse.after.value);
  const rows = $('#rows'); rows.replaceChildren();
  for (const record of data) {
    const values = record.values ?? record.entry_values;
    const row = rows.insertRow();
    cell(row, first(values));
    const button = document.createElement('button'); button.type = 'button'; button.textContent = record.id.record_id ?? record.id.entry_id;
    button.addEventListener('click', () => { $('#record').textContent = JSON.stringify(record, null, 2); $('#record').focus(); });
    row.insertCell().append(button);
    cell(row, Object.entries(values).filter(([, list]) => list.length > 0).map(([slug]) => slug).join(', '));
  }
});

const acting = $('#acting');
const templates = () => {
  const [object] = Object.keys(state.objects);
  return {
    'Create a person': { action: 'record.create', object: 'people', values: { name: 'Doe, Jo', email_addresses: ['jo.doe@example.com'] } },
    'Change a record': { action: 'record.update', object, record_id: '', values: { job_title: 'Pilot' } },
    'Clear a value': { action: 'record.clear', object, record_id: '', attribute: 'job_title' },
    'Delete a record': { action: 'record.delete', object, record_id: '' },
    'Merge two records': { action: 'record.merge', object, primary_record_id: '', secondary_record_id: '' },
    'Add to a list': { action: 'entry.create', list: 'sales_pipeline', parent_object: 'companies', parent_record_id: '', values: {} },
    'Write a note': { action: 'note.create', object, record_id: '', title: 'Call', content: 'They like it.' },
    'Make a task': { action: 'task.create', content: 'Call back' },
    'Add an attribute': { action: 'attribute.create', owner: { object }, attribute: { title: 'Nickname', api_slug: 'nickname', type: 'text' } },
    'Edit many records': { action: 'record.bulk_update', object, attribute: 'job_title', count: 20, prefix: 'Role' },
  };
};
acting.template.addEventListener('change', () => { acting.body.value = JSON.stringify(templates()[acting.template.value], null, 2); });
acting.addEventListener('submit', say(acting, async () => JSON.stringify(await api('POST', '/act', { as: acting.as.value, ...JSON.parse(acting.body.value) }))));

const turning = $('#turning');
function dials(settings) {
  $('#dial-fields').replaceChildren(...Object.entries(settings).map(([group, members]) => {
    const box = document.createElement('fieldset'); const legend = document.createElement('legend'); legend.textContent = group; box.append(legend);
    for (const [name, value] of Object.entries(members)) {
      const label = document.createElement('label'); label.textContent = name;
      const input = document.createElement('input'); input.name = group + '.' + name; input.dataset.kind = typeof value;
      if (typeof value === 'boolean') { input.type = 'checkbox'; input.checked = value; }
      else { input.value = value ?? ''; input.size = 10; }
      label.append(input); box.append(label);
    }
    return box;
  }));
}
turning.addEventListener('submit', say(turning, async () => {
  const patch = {};
  for (const input of turning.querySelectorAll('input')) {
    const [group, name] = input.name.split('.');
    const text = input.value.trim();
    const value = input.type === 'checkbox' ? input.checked : text === '' ? null : input.dataset.kind === 'string' || Number.isNaN(Number(text)) ? text : Number(text);
    (patch[group] ??= {})[name] = value;
  }
  dials(await api('POST', '/dials', patch));
}));
const faulting = $('#faulting');
faulting.addEventListener('submit', say(faulting, async () => { await api('POST', '/faults', JSON.parse(faulting.body.value)); }));
$('#clear-faults').addEventListener('click', say(faulting, async () => { await api('DELETE', '/faults'); }));
const resetting = $('#resetting');
resetting.addEventListener('submit', say(resetting, async () => {
  await api('POST', '/reset', Object.fromEntries(['people', 'companies', 'deals', 'seed'].map((name) => [name, Number(resetting[name].value)])));
}));

(async () => {
  await refresh();
  choices(browse.collection, [...Object.keys(state.objects).map((slug) => ['objects/' + slug, slug]), ...Object.keys(state.lists).map((slug) => ['lists/' + slug, 'list ' + slug])]);
  choices(acting.as, [...state.members.map((member) => [member.id, member.email_address]), ['system', 'system']]);
  choices(acting.template, Object.keys(templates()).map((name) => [name, name]));
  acting.template.dispatchEvent(new Event('change'));
  dials(await api('GET', '/dials'));
  browse.requestSubmit();
  setInterval(() => { if (!document.hidden) void refresh(); }, 3000);
})();
`;
