import { eventTypes, thingsOf } from './event-routes.js';
import { type WebhookEvent } from './webhook-body.js';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

/** An event with every id Attio sends somewhere. */
function event(event_type: string, more: Record<string, unknown> = {}): WebhookEvent {
  const members = ['workspace', 'object', 'record', 'list', 'entry', 'note', 'task', 'comment', 'attribute', 'meeting'];
  const id = Object.fromEntries(members.map((member) => [`${member}_id`, ID]));
  return {
    event_type,
    id: { ...id, workspace_id: ID, workspace_member_id: ID, call_recording_id: ID },
    ...more,
  };
}

describe('events', () => {
  it('all 27 types of Attio ask for something to be read again', () => {
    expect(eventTypes).toHaveLength(27);
    for (const type of eventTypes) expect(thingsOf(event(type))).toEqual([expect.objectContaining({ itemId: ID })]);
  });

  it.each([
    ['record.updated', 'record'],
    ['list-entry.updated', 'entry'],
    ['note-content.updated', 'note'],
    ['comment.resolved', 'comment'],
    ['list-attribute.updated', 'list_schema'],
    ['object-attribute.created', 'object_schema'],
    ['workspace-member.created', 'member'],
    ['call-recording.created', 'call_recording'],
  ])('%s asks for its %s', (type, kind) => {
    expect(thingsOf(event(type))).toEqual([{ kind, scopeId: ID, itemId: ID }]);
  });

  it('a merge asks for the survivor, and for the record that became it', () => {
    const merged = event('record.merged', { duplicate_object_id: ID, duplicate_record_id: OTHER });
    expect(thingsOf(merged)).toEqual([
      { kind: 'record', scopeId: ID, itemId: ID },
      { kind: 'record', scopeId: ID, itemId: OTHER, mergedInto: ID },
    ]);
  });

  it('a type nobody knows asks for nothing, and says so', () => {
    expect(thingsOf(event('record.archived'))).toEqual({ ignoredBecause: 'unknown event type' });
  });

  it('an event without its own id asks for nothing, and says which id is missing', () => {
    expect(thingsOf({ event_type: 'task.created', id: { workspace_id: ID } })).toEqual({
      ignoredBecause: 'id without task_id or workspace_id',
    });
  });
});
