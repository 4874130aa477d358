import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checkConfigs, ConfigError, parseEnv } from './parse-env.js';

const schema = z.object({
  ATTIO_API_KEY: z.string().min(1),
  CACHE_SCHEMA_TTL_SECONDS: z.coerce.number().int().default(60),
});

function setup(file: unknown = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-config-'));
  writeFileSync(join(folder, 'attio.staging.json'), JSON.stringify(file));
  return { env: { APP_ENV: 'staging', CONFIG_DIR: folder } };
}

describe('parseEnv', () => {
  it('takes the environment over the file over the default', () => {
    const { env } = setup({ cache: { schemaTtlSeconds: 300 } });
    expect(parseEnv(schema, { ...env, ATTIO_API_KEY: 'k' }).CACHE_SCHEMA_TTL_SECONDS).toBe(300);
    const given = { ...env, ATTIO_API_KEY: 'k', CACHE_SCHEMA_TTL_SECONDS: '5' };
    expect(parseEnv(schema, given).CACHE_SCHEMA_TTL_SECONDS).toBe(5);
    expect(parseEnv(schema, { ...setup().env, ATTIO_API_KEY: 'k' }).CACHE_SCHEMA_TTL_SECONDS).toBe(60);
  });

  it('treats an empty variable as not set', () => {
    const { env } = setup();
    expect(() => parseEnv(schema, { ...env, ATTIO_API_KEY: '' })).toThrow('ATTIO_API_KEY: is not set');
  });

  it('names every bad key at once and no value', () => {
    const { env } = setup();
    const parse = () => parseEnv(schema, { ...env, CACHE_SCHEMA_TTL_SECONDS: 'hunter2' });
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(/ATTIO_API_KEY[^]*CACHE_SCHEMA_TTL_SECONDS/);
    expect(parse).not.toThrow('hunter2');
  });
});

describe('checkConfigs', () => {
  it('collects the faults of all modules, each once', () => {
    const fail = (fault: string) => () => {
      throw new ConfigError([fault]);
    };
    const check = () =>
      checkConfigs([fail('A: is not set'), () => undefined, fail('B: is not set'), fail('A: is not set')]);
    expect(check).toThrow('in .env:\n  A: is not set\n  B: is not set');
  });
});
