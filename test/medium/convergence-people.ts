import { seededRandom } from '../support/index.js';
import { type Act, type InboundHarness } from './inbound-harness.js';

/** People at work in the sandbox: they create, edit, clear, delete, merge, and change the schema. */
export class People {
  private readonly random: () => number;
  private readonly ids = new Map<string, string[]>();
  private readonly custom: string[] = [];
  private entries: string[] = [];
  private notes: string[] = [];
  private tasks: string[] = [];
  private comments: string[] = [];
  /** Touched by the batch under way: acts of one batch must not depend on each other. */
  private busy = new Set<string>();
  private serial = 0;
  done = 0;
  readonly counts: Record<string, number> = {};

  constructor(
    private readonly sut: Pick<InboundHarness, 'act' | 'sandbox'>,
    private readonly list: string,
    seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  async meet(): Promise<void> {
    for (const object of ['people', 'companies']) {
      const { ids } = await this.sut.sandbox.call<{ ids: string[] }>('GET', `/_sandbox/truth/objects/${object}`);
      this.ids.set(object, [...ids]);
    }
  }

  /** Does `count` things at about the same time. */
  async work(count: number): Promise<void> {
    this.busy = new Set();
    const acts = Array.from({ length: count }, () => this.next()).filter((act) => act !== null);
    // Each by itself: some are refused, because what they speak of went away with its parent.
    const results = await Promise.all(acts.map((act) => this.sut.act(act).catch(() => null)));
    for (const [index, act] of acts.entries()) this.remember(act, results[index] ?? null);
  }

  private next(): Act | null {
    let dice = this.random() * 100;
    for (const [weight, make] of this.choices) {
      dice -= weight;
      if (dice < 0) return make();
    }
    return this.edit();
  }

  private readonly choices: [number, () => Act | null][] = [
    [30, () => this.edit()],
    [8, () => this.clear()],
    [12, () => this.editList()],
    [6, () => this.refer()],
    [8, () => this.create('people')],
    [3, () => this.create('companies')],
    [6, () => this.remove()],
    [2, () => this.merge()],
    [4, () => this.rewriteHistory()],
    [6, () => this.enlist()],
    [4, () => this.editEntry()],
    [2, () => this.drop('entry.delete', this.entries, (entry_id) => ({ list: this.list, entry_id }))],
    [2, () => this.withPerson((on) => ({ action: 'note.create', ...on, title: this.word(), content: this.word() }))],
    [1, () => this.drop('note.delete', this.notes, (note_id) => ({ note_id }))],
    [2, () => this.withPerson((on) => ({ action: 'task.create', content: this.word(), linked_records: [on] }))],
    [1, () => this.drop('task.delete', this.tasks, (task_id) => ({ task_id }))],
    [2, () => this.withPerson((on) => ({ action: 'comment.create', content: this.word(), record: on }))],
    [0.6, () => this.drop('comment.delete', this.comments, (comment_id) => ({ comment_id }))],
    [0.4, () => this.changeSchema()],
  ];

  private edit(): Act | null {
    const object = this.random() < 0.7 ? 'people' : 'companies';
    const slugs =
      object === 'people' ? ['job_title', 'description', 'linkedin', ...this.custom] : ['name', 'description'];
    return this.update(object, { [this.pick(slugs) ?? 'description']: this.word() });
  }

  private clear(): Act | null {
    const record_id = this.take('people');
    const attribute = this.pick(['job_title', 'description', 'linkedin', 'phone_numbers', 'company']);
    return record_id === null ? null : { action: 'record.clear', object: 'people', record_id, attribute };
  }

  private editList(): Act | null {
    const mode = this.random() < 0.5 ? 'put' : 'patch';
    if (this.random() < 0.6) {
      const addresses = Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => `${this.word()}@gmail.com`);
      return this.update('people', { email_addresses: addresses }, mode);
    }
    return this.update('people', { phone_numbers: [`+1415555${1000 + Math.floor(this.random() * 9000)}`] }, mode);
  }

  private refer(): Act | null {
    const company = this.take('companies');
    if (company === null) return null;
    return this.update('people', { company: { target_object: 'companies', target_record_id: company } });
  }

  private create(object: 'people' | 'companies'): Act {
    const name = this.word();
    const values =
      object === 'people'
        ? {
            name: { first_name: name, last_name: 'Random', full_name: `${name} Random` },
            email_addresses: [`${name}@${this.word()}.com`],
          }
        : { name, domains: [`${name}.com`] };
    return { action: 'record.create', object, values };
  }

  private remove(): Act | null {
    const object = this.random() < 0.8 ? 'people' : 'companies';
    if ((this.ids.get(object)?.length ?? 0) < 10) return null;
    const record_id = this.take(object);
    return record_id === null ? null : { action: 'record.delete', object, record_id };
  }

  private merge(): Act | null {
    const [primary_record_id, secondary_record_id] = [this.take('people'), this.take('people')];
    if (primary_record_id === null || secondary_record_id === null) return null;
    return { action: 'record.merge', object: 'people', primary_record_id, secondary_record_id };
  }

  /** Data changes, and nobody is told: only a scan finds it. */
  private rewriteHistory(): Act | null {
    const record_id = this.take('people');
    if (record_id === null) return null;
    const values = [
      { active_from: new Date(Date.now() - 86_400_000).toISOString(), active_until: null, value: this.word() },
    ];
    return { action: 'history.replace', object: 'people', record_id, attribute: 'job_title', values };
  }

  private enlist(): Act | null {
    const parent_record_id = this.take('people');
    const { list } = this;
    return parent_record_id === null
      ? null
      : { action: 'entry.create', list, parent_object: 'people', parent_record_id };
  }

  private editEntry(): Act | null {
    const entry_id = this.choose(this.entries);
    return entry_id === null
      ? null
      : { action: 'entry.update', list: this.list, entry_id, values: { remark: this.word() } };
  }

  private changeSchema(): Act {
    const renamed = this.random() < 0.5 ? this.custom.shift() : undefined;
    const owner = { object: 'people' };
    const api_slug = `field_${(this.serial += 1)}`;
    if (renamed === undefined) {
      return { action: 'attribute.create', owner, attribute: { title: api_slug, api_slug, type: 'text' } };
    }
    if (this.random() < 0.3) return { action: 'attribute.archive', owner, attribute: renamed };
    return { action: 'attribute.update', owner, attribute: renamed, changes: { api_slug } };
  }

  private update(object: string, values: Record<string, unknown>, mode = 'put'): Act | null {
    const record_id = this.take(object);
    return record_id === null ? null : { action: 'record.update', object, record_id, values, mode };
  }

  private withPerson(make: (on: { object: string; record_id: string }) => Act): Act | null {
    const record_id = this.take('people');
    return record_id === null ? null : make({ object: 'people', record_id });
  }

  private drop(action: string, ids: string[], target: (id: string) => Record<string, string>): Act | null {
    const id = this.choose(ids);
    return id === null ? null : { action, ...target(id) };
  }

  /** Keeps up with what became of the acts. */
  private remember(act: Act, result: Record<string, string> | null): void {
    if (result === null) {
      this.counts['refused'] = (this.counts['refused'] ?? 0) + 1;
      this.lose(act);
      return;
    }
    this.done += 1;
    this.counts[act.action] = (this.counts[act.action] ?? 0) + 1;
    const { record_id = '', new_record_id = '', entry_id = '', note_id = '', task_id = '', comment_id = '' } = result;
    const object = String(act['object']);
    if (act.action === 'record.create') this.ids.get(object)?.push(record_id);
    if (act.action === 'record.delete') this.forget(object, String(act['record_id']));
    if (act.action === 'record.merge') {
      this.forget(object, String(act['primary_record_id']));
      this.forget(object, String(act['secondary_record_id']));
      this.ids.get(object)?.push(new_record_id);
    }
    if (act.action === 'entry.create') this.entries.push(entry_id);
    if (act.action === 'entry.delete') this.entries = this.entries.filter((id) => id !== act['entry_id']);
    if (act.action === 'note.create') this.notes.push(note_id);
    if (act.action === 'note.delete') this.notes = this.notes.filter((id) => id !== act['note_id']);
    if (act.action === 'task.create') this.tasks.push(task_id);
    if (act.action === 'task.delete') this.tasks = this.tasks.filter((id) => id !== act['task_id']);
    if (act.action === 'comment.create') this.comments.push(comment_id);
    if (act.action === 'comment.delete') this.comments = this.comments.filter((id) => id !== act['comment_id']);
    if (act.action === 'attribute.create') this.custom.push((act['attribute'] as { api_slug: string }).api_slug);
    if (act.action === 'attribute.update') this.custom.push((act['changes'] as { api_slug: string }).api_slug);
  }

  /** What an act was refused for is not tried again. */
  private lose(act: Act): void {
    const without = (ids: string[], key: string) => ids.filter((id) => id !== act[key]);
    this.entries = without(this.entries, 'entry_id');
    this.notes = without(this.notes, 'note_id');
    this.tasks = without(this.tasks, 'task_id');
    this.comments = without(this.comments, 'comment_id');
  }

  private forget(object: string, recordId: string): void {
    const left = (this.ids.get(object) ?? []).filter((id) => id !== recordId);
    this.ids.set(object, left);
  }

  private take(object: string): string | null {
    return this.choose(this.ids.get(object) ?? []);
  }

  private choose(ids: string[]): string | null {
    const id = this.pick(ids);
    if (id === undefined || this.busy.has(id)) return null;
    this.busy.add(id);
    return id;
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.random() * from.length)];
  }

  private word(): string {
    this.serial += 1;
    return `w${Math.floor(this.random() * 1e9).toString(36)}${this.serial}`;
  }
}
