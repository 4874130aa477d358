import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AttioModule } from './attio.module.js';
import { AttioClient } from './attio-client.js';
import { AttioSignature } from './attio-signature.js';

const TOKEN = 'token-that-must-not-leak';

describe('AttioModule', () => {
  it('starts without Redis, and nothing that is passed around shows the token', async () => {
    Logger.overrideLogger(false);
    Object.assign(process.env, { ATTIO_API_KEY: TOKEN, REDIS_URL: 'redis://127.0.0.1:1' });
    const module = await Test.createTestingModule({ imports: [AttioModule] }).compile();
    await module.init();
    const shown = inspect(module.get(AttioClient, { strict: false }), { depth: 12, showHidden: true });
    expect(shown).not.toContain(TOKEN);
    await module.close();
  });

  it('does not start without a token', async () => {
    delete process.env['ATTIO_API_KEY'];
    const start = async () => Test.createTestingModule({ imports: [AttioModule] }).compile();
    await expect(start()).rejects.toThrow('ATTIO_API_KEY');
  });

  it('keeps webhook secrets out of sight', () => {
    const sut = new AttioSignature({ secrets: ['secret-that-must-not-leak'] });
    expect(inspect(sut, { depth: 5, showHidden: true }) + JSON.stringify(sut)).not.toContain('must-not-leak');
  });
});
