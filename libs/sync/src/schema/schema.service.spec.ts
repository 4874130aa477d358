import { AttioClock } from '@app/attio';
import { Clock } from '@app/common';
import { type AttributeRow, type SchemaRepository } from '@app/database';
import { type SchemaReader } from './schema-reader.js';
import { SchemaService } from './schema.service.js';

describe('SchemaService', () => {
  it('does not keep a copy that was read before the schema changed', async () => {
    let version = 1n;
    let slug = 'old';
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    let isFirst = true;
    const repository = {
      version: async () => version,
      listCollections: async () => [{ collectionId: 'people', kind: 'object', apiSlug: 'people' }],
      listChoices: async () => [],
      listAttributes: async () => {
        const rows = [{ attributeId: 'a', apiSlug: slug, isArchived: false } as AttributeRow];
        if (isFirst) {
          isFirst = false;
          await held;
        }
        return rows;
      },
    } as unknown as SchemaRepository;
    const clock = new Clock();
    let nowMs = 1_000_000;
    jest.spyOn(clock, 'nowMs').mockImplementation(() => nowMs);
    const sut = new SchemaService({} as SchemaReader, repository, new AttioClock(), clock);

    const slow = sut.getObject('people');
    await new Promise(setImmediate);
    [version, slug, nowMs] = [2n, 'new', nowMs + 5_000];
    await sut.listObjects();
    release();
    await slow;
    expect([...(await sut.getObject('people')).bySlug.keys()]).toEqual(['new']);
  });
});
