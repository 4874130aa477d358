import { z } from 'zod';
import { isoTime } from '../../clock.js';
import { invalid, missing } from '../../errors.js';
import { type StoredFile } from '../../model/meeting-types.js';
import { type World } from '../../model/world.js';
import { count, readBody, readQuery, uuidParam } from '../body.js';
import { cursorPage } from '../cursor.js';
import { readForm } from '../multipart.js';
import { type Call, type Route, data } from '../route.js';
import { scopes } from '../scopes.js';

const uuid = z.guid('Invalid uuid');
const provider = z.enum(['dropbox', 'box', 'google-drive', 'microsoft-onedrive']);
const place = { object: z.string().min(1), record_id: uuid };
const connected = {
  ...place,
  storage_provider: provider,
  external_provider_file_id: z.string(),
  microsoft_drive_id: z.string().nullish(),
};
const newBody = z.discriminatedUnion('file_type', [
  z.strictObject({
    ...place,
    file_type: z.literal('folder'),
    name: z.string().min(1),
    parent_folder_id: uuid.optional(),
  }),
  z.strictObject({ ...connected, file_type: z.literal('connected-folder') }),
  z.strictObject({ ...connected, file_type: z.literal('connected-file') }),
]);
const page = z.object({
  ...place,
  storage_provider: z.enum(['attio', ...provider.options]).optional(),
  parent_folder_id: uuid.optional(),
  limit: count(50, 200, 1),
  cursor: z.string().optional(),
});
const { read, write } = scopes.files;

/** Files (reference 3.5); request bodies are flat. */
export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/files',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const query = readQuery(call, page);
      const parent = parentOf(call, query.object, query.record_id);
      const rows = [...call.world.files.list(call.at)]
        .filter((file) => file.recordId === parent.recordId)
        .filter((file) => query.storage_provider === undefined || file.provider === query.storage_provider)
        .filter((file) => query.parent_folder_id === undefined || file.parentFolderId === query.parent_folder_id);
      return cursorPage(rows, query.cursor, query.limit, (file) => fileJson(call.world, file));
    },
  },
  {
    method: 'POST',
    path: '/v2/files',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const input = readBody(call, newBody);
      const isFolder = input.file_type === 'folder';
      return data(
        fileJson(
          call.world,
          store(call, {
            ...parentOf(call, input.object, input.record_id),
            type: input.file_type,
            provider: isFolder ? 'attio' : input.storage_provider,
            name: isFolder ? input.name : '',
            parentFolderId: isFolder ? (input.parent_folder_id ?? null) : null,
            externalId: isFolder ? '' : input.external_provider_file_id,
            microsoftDriveId: isFolder ? null : (input.microsoft_drive_id ?? null),
            contentType: null,
            content: null,
          }),
        ),
      );
    },
  },
  {
    method: 'POST',
    path: '/v2/files/upload',
    scopes: write,
    budget: 'write',
    accurate: true,
    handle: (call) => {
      const form = readForm(call.raw, call.contentType);
      const file = form.find(({ name, fileName }) => name === 'file' && fileName !== null);
      const field = (name: string) => form.find((part) => part.name === name)?.content.toString('utf8');
      const [object, recordId] = [field('object'), field('record_id')];
      if (!file || object === undefined || recordId === undefined) {
        throw invalid('Body payload validation error.', [{ code: 'custom', path: ['file'], message: 'Required' }]);
      }
      const stored = store(call, {
        ...parentOf(call, object, recordId),
        type: 'file',
        provider: 'attio',
        name: file.fileName ?? 'file',
        contentType: file.contentType,
        content: file.content,
        parentFolderId: field('parent_folder_id') ?? null,
        externalId: '',
        microsoftDriveId: null,
      });
      return { ...data(fileJson(call.world, stored)), status: 201 };
    },
  },
  {
    method: 'GET',
    path: '/v2/files/:file_id',
    scopes: read,
    budget: 'read',
    accurate: true,
    handle: (call) => {
      const file = find(call);
      const shown = fileJson(call.world, file);
      if (file.type !== 'folder') return data(shown);
      const hasChildren = [...call.world.files.list()].some(({ parentFolderId }) => parentFolderId === file.id);
      return data({ ...shown, has_children: hasChildren });
    },
  },
  {
    method: 'DELETE',
    path: '/v2/files/:file_id',
    scopes: write,
    budget: 'write',
    accurate: false,
    handle: (call) => {
      call.world.files.delete(find(call).id, call.world.clock.now());
      return { body: {} };
    },
  },
  {
    method: 'GET',
    path: '/v2/files/:file_id/download',
    scopes: read,
    budget: 'read',
    accurate: false,
    handle: (call) => ({ status: 302, body: {}, headers: { location: `/_sandbox/files/${find(call).id}` } }),
  },
];

function find(call: Call): StoredFile {
  const id = uuidParam(call, 'file_id');
  const file = call.world.files.get(id, call.at);
  if (!file) throw missing.file(id);
  return file;
}

function parentOf(call: Call, object: string, recordId: string): { objectId: string; recordId: string } {
  const found = call.world.object(object);
  if (!found.items.get(recordId)) throw missing.record(recordId);
  return { objectId: found.id, recordId };
}

function store(call: Call, fields: Omit<StoredFile, 'id' | 'createdAt' | 'createdBy'>): StoredFile {
  const { world } = call;
  const file: StoredFile = { ...fields, id: world.newId(), createdAt: world.clock.stamp(), createdBy: call.actor };
  world.files.put(file.id, file, world.clock.now());
  return file;
}

function fileJson(world: World, file: StoredFile): Record<string, unknown> {
  const shared = {
    id: { workspace_id: world.workspace.id, file_id: file.id },
    object_id: file.objectId,
    object_slug: world.findObject(file.objectId)?.slug ?? file.objectId,
    record_id: file.recordId,
    storage_provider: file.provider,
    created_by_actor: file.createdBy,
    created_at: isoTime(file.createdAt),
    file_type: file.type,
  };
  switch (file.type) {
    case 'file':
      return {
        ...shared,
        name: file.name,
        content_type: file.contentType,
        content_size: file.content?.length ?? 0,
        parent_folder_id: file.parentFolderId,
      };
    case 'folder':
      return { ...shared, name: file.name, parent_folder_id: file.parentFolderId };
    case 'connected-file':
    case 'connected-folder':
      return { ...shared, external_provider_file_id: file.externalId, microsoft_drive_id: file.microsoftDriveId };
  }
}
