import { type WebhookHandler } from './webhook-handler.js';
import { WebhookHandlers } from './webhook-handlers.js';

const handler = (name: string, ...eventTypes: string[]): WebhookHandler => ({
  name,
  eventTypes,
  handle: async () => undefined,
});
const event = (event_type: string) => ({ event_type, id: { workspace_id: 'w' } });

describe('application handlers', () => {
  it('are asked for the events they want, each by its place in the delivery', () => {
    const sut = new WebhookHandlers([
      handler('mail', 'task.created'),
      handler('audit', 'task.created', 'task.deleted'),
    ]);
    expect(sut.wantedBy([event('task.created'), event('note.created'), event('task.deleted')])).toEqual([
      { position: 0, handler: 'mail' },
      { position: 0, handler: 'audit' },
      { position: 2, handler: 'audit' },
    ]);
  });

  it('are refused at the start when two have one name', () => {
    expect(() => new WebhookHandlers([handler('a'), handler('a')])).toThrow('called a');
  });

  it('are refused at the start when they wait for an event that Attio does not send', () => {
    expect(() => new WebhookHandlers([handler('a', 'record.archived')])).toThrow('record.archived');
  });
});
