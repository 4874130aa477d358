import { createAttribute, updateAttribute } from '../model/attributes.js';
import { addChoice, updateChoice } from '../model/choices.js';
import { type Collection } from '../model/collection.js';
import { createComment, deleteComment, resolveComment, type CommentPlace } from '../model/comments.js';
import { createEntry, deleteEntry, entryToWrite } from '../model/entries.js';
import { replaceHistory } from '../model/history.js';
import { createList, deleteList, updateList } from '../model/lists.js';
import { mergeRecords } from '../model/merge.js';
import { createNote, deleteNote, updateNote } from '../model/notes.js';
import { createRecord, deleteRecord, recordToWrite, updateItem } from '../model/records.js';
import { createObject, updateObject } from '../model/schema.js';
import { createTask, deleteTask, updateTask } from '../model/tasks.js';
import { type Actor, type Attribute, systemActor } from '../model/types.js';
import { type World } from '../model/world.js';
import { readInstant } from '../values/time.js';
import { bulkCreate, bulkDelete, bulkUpdate } from './act-bulk.js';
import { type Act } from './act-schema.js';
import { ControlError } from './input.js';

/** Does one thing as a member, with all its events and consequences. Answers the ids of what was made or touched. */
export function act(world: World, input: Act): Record<string, unknown> {
  const actor = actorOf(world, input.as);
  const writer = { actor };
  const privileged = actor.type === 'system';
  switch (input.action) {
    case 'record.create':
      return { record_id: createRecord(world, world.object(input.object), input.values, writer, privileged).id };
    case 'record.update': {
      const object = world.object(input.object);
      const item = recordToWrite(world, object, input.record_id);
      return { record_id: updateItem(world, object, item, input.values, input.mode, writer, privileged).id };
    }
    case 'record.clear': {
      const object = world.object(input.object);
      const item = recordToWrite(world, object, input.record_id);
      return { record_id: updateItem(world, object, item, { [input.attribute]: [] }, 'put', writer, privileged).id };
    }
    case 'record.delete':
      deleteRecord(world, world.object(input.object), input.record_id, writer);
      return { record_id: input.record_id };
    case 'record.merge': {
      const { primary_record_id: primary, secondary_record_id: secondary } = input;
      if (primary === secondary)
        throw new ControlError('A record cannot be merged with itself.', ['secondary_record_id']);
      return { new_record_id: mergeRecords(world, world.object(input.object), primary, secondary, actor).newId };
    }
    case 'record.bulk_update':
      return { ...bulkUpdate(world, world.object(input.object), input.attribute, input.count, input.prefix, writer) };
    case 'record.bulk_create':
      return { ...bulkCreate(world, world.object(input.object), input.count, input.prefix, writer) };
    case 'record.bulk_delete':
      return { ...bulkDelete(world, world.object(input.object), input.count, writer) };
    case 'history.replace': {
      const object = world.object(input.object);
      const item = recordToWrite(world, object, input.record_id);
      return { values: replaceHistory(world, object, item, input.attribute, input.values, actor) };
    }
    case 'entry.create': {
      const { parent_object, parent_record_id, values } = input;
      const entry = { parent_object, parent_record_id, entry_values: values };
      return { entry_id: createEntry(world, world.list(input.list), entry, writer).id };
    }
    case 'entry.update': {
      const list = world.list(input.list);
      const item = entryToWrite(world, list, input.entry_id);
      return { entry_id: updateItem(world, list, item, input.values, input.mode, writer, privileged).id };
    }
    case 'entry.clear': {
      const list = world.list(input.list);
      const item = entryToWrite(world, list, input.entry_id);
      return { entry_id: updateItem(world, list, item, { [input.attribute]: [] }, 'put', writer, privileged).id };
    }
    case 'entry.delete':
      deleteEntry(world, world.list(input.list), input.entry_id, writer);
      return { entry_id: input.entry_id };
    case 'note.create': {
      const { id: recordId } = recordToWrite(world, world.object(input.object), input.record_id);
      const objectId = world.object(input.object).id;
      const { title, content } = input;
      return { note_id: createNote(world, { objectId, recordId, title, content, format: 'markdown' }, actor).id };
    }
    case 'note.update':
      return { note_id: updateNote(world, input.note_id, input, actor).id };
    case 'note.delete':
      deleteNote(world, input.note_id, actor);
      return { note_id: input.note_id };
    case 'task.create': {
      const linkedRecords = input.linked_records.map(({ object, record_id: id }) => {
        return { objectId: world.object(object).id, recordId: recordToWrite(world, world.object(object), id).id };
      });
      const assignees = input.assignees.map((key) => memberOf(world, key));
      const deadlineAt = timeOf(input.deadline_at);
      return {
        task_id: createTask(
          world,
          { content: input.content, deadlineAt, isCompleted: false, linkedRecords, assignees },
          actor,
        ).id,
      };
    }
    case 'task.update': {
      const changes = {
        ...(input.content === undefined ? {} : { content: input.content }),
        ...(input.deadline_at === undefined ? {} : { deadlineAt: timeOf(input.deadline_at) }),
        ...(input.is_completed === undefined ? {} : { isCompleted: input.is_completed }),
      };
      return { task_id: updateTask(world, input.task_id, changes, actor).id };
    }
    case 'task.delete':
      deleteTask(world, input.task_id, actor);
      return { task_id: input.task_id };
    case 'comment.create': {
      const comment = createComment(world, { place: placeOf(input), content: input.content, author: actor }, actor);
      return { comment_id: comment.id, thread_id: comment.threadId };
    }
    case 'comment.resolve':
    case 'comment.unresolve':
      return { comment_id: resolveComment(world, input.comment_id, input.action === 'comment.resolve', actor).id };
    case 'comment.delete':
      deleteComment(world, input.comment_id, actor);
      return { comment_id: input.comment_id };
    case 'attribute.create': {
      const plain = { description: null, is_required: false, is_unique: false, is_multiselect: false, config: {} };
      return {
        attribute_id: createAttribute(world, ownerOf(world, input.owner), { ...plain, ...input.attribute }, actor).id,
      };
    }
    case 'attribute.update':
    case 'attribute.archive': {
      const [owner, attribute] = attributeOf(world, input);
      const changes = input.action === 'attribute.update' ? input.changes : { is_archived: true };
      return { attribute_id: updateAttribute(world, owner, attribute, changes, actor).id };
    }
    case 'option.create':
    case 'status.create': {
      const [owner, attribute] = attributeOf(world, input);
      const kind = input.action === 'option.create' ? 'select' : 'status';
      return { id: addChoice(world, owner, attribute, kind, { title: input.title }, actor).id };
    }
    case 'option.update': {
      const [owner, attribute] = attributeOf(world, input);
      return { id: updateChoice(world, owner, attribute, 'select', input.option, input, actor).id };
    }
    case 'status.update': {
      const [owner, attribute] = attributeOf(world, input);
      return { id: updateChoice(world, owner, attribute, 'status', input.status, input, actor).id };
    }
    case 'object.create':
      return { object_id: createObject(world, input, actor).id };
    case 'object.update':
      return { object_id: updateObject(world, world.object(input.object), input).id };
    case 'list.create':
      return {
        list_id: createList(world, { ...input, workspace_access: 'full-access', workspace_member_access: [] }, actor)
          .id,
      };
    case 'list.update':
      return { list_id: updateList(world, world.list(input.list), input, actor).id };
    case 'list.delete': {
      const list = world.list(input.list);
      deleteList(world, list, actor);
      return { list_id: list.id };
    }
    case 'member.create': {
      const {
        first_name: firstName,
        last_name: lastName,
        email_address: emailAddress,
        access_level: accessLevel,
      } = input;
      const id = world.newId();
      const createdAt = world.clock.stamp();
      world.members.push({
        id,
        firstName,
        lastName,
        avatarUrl: null,
        emailAddress: emailAddress.toLowerCase(),
        createdAt,
        accessLevel,
      });
      world.events.memberCreated(id, actor);
      return { workspace_member_id: id };
    }
    case 'member.suspend': {
      const member = world.findMember(input.member);
      if (!member) throw new ControlError(`No member "${input.member}".`, ['member']);
      member.accessLevel = 'suspended';
      return { workspace_member_id: member.id };
    }
    case 'call_recording.create': {
      const id = world.newId();
      const meetingId = world.meetings.get(input.meeting_id)?.id;
      if (meetingId === undefined) throw new ControlError(`No meeting "${input.meeting_id}".`, ['meeting_id']);
      const createdAt = world.clock.stamp();
      world.recordings.put(
        id,
        { id, meetingId, status: input.status, transcript: [], createdBy: actor, createdAt },
        createdAt,
      );
      world.events.callRecordingCreated(meetingId, id, actor);
      return { call_recording_id: id };
    }
  }
}

function actorOf(world: World, as: string | undefined): Actor {
  if (as === 'system') return systemActor;
  const member = as === undefined ? world.members[0] : world.findMember(as);
  if (!member) throw new ControlError(`No member "${as ?? ''}".`, ['as']);
  return { type: 'workspace-member', id: member.id };
}

function memberOf(world: World, key: string): string {
  const member = world.findMember(key);
  if (!member) throw new ControlError(`No member "${key}".`, ['assignees']);
  return member.id;
}

function ownerOf(world: World, owner: { object: string } | { list: string }): Collection {
  return 'object' in owner ? world.object(owner.object) : world.list(owner.list);
}

function attributeOf(
  world: World,
  input: { owner: { object: string } | { list: string }; attribute: string },
): [Collection, Attribute] {
  const owner = ownerOf(world, input.owner);
  const attribute = owner.attribute(input.attribute);
  if (!attribute) throw new ControlError(`No attribute "${input.attribute}".`, ['attribute']);
  return [owner, attribute];
}

function placeOf(input: Extract<Act, { action: 'comment.create' }>): CommentPlace {
  if (input.thread_id !== undefined) return { thread_id: input.thread_id };
  if (input.record) return { record: input.record };
  if (input.entry) return { entry: input.entry };
  throw new ControlError('One of thread_id, record and entry is needed.', ['record']);
}

function timeOf(text: string | null): number | null {
  if (text === null) return null;
  const read = readInstant(text);
  if (!read) throw new ControlError('Invalid time.', ['deadline_at']);
  return read.ms;
}
