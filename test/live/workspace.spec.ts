import { ConfigModule } from '@nestjs/config';
import { Test, type TestingModule } from '@nestjs/testing';
import { AttioModule, AttioObjects, AttioSelf } from '@app/attio';
import { createTestRedis } from '../support/index.js';

const hasKey = Boolean(process.env['ATTIO_API_KEY']);
if (!hasKey) console.warn('The live tests are skipped: ATTIO_API_KEY is not set.');

/** Reads only: these run against somebody's real workspace. */
(hasKey ? describe : describe.skip)('the real Attio', () => {
  let app: TestingModule;

  beforeAll(async () => {
    process.env['REDIS_URL'] = (await createTestRedis()).url;
    app = await Test.createTestingModule({
      imports: [ConfigModule.forRoot({ ignoreEnvFile: true }), AttioModule],
    }).compile();
    await app.init();
  });
  afterAll(() => app?.close());

  it('accepts our key', async () => {
    const { data } = await app.get(AttioSelf).get();
    expect(data).toMatchObject({ active: true, workspace_id: expect.any(String) as string });
  });

  it('has the objects that we mirror', async () => {
    const { data } = await app.get(AttioObjects).list();
    expect(data.map((object) => object.api_slug)).toEqual(expect.arrayContaining(['people', 'companies']));
  });
});
