import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { switches, switchOff } from './switches.mjs';

const root = join(import.meta.dirname, '../..');

describe('a switch of `npm run show:switches`', () => {
  it.each(switches.map((one) => [one.name, one] as const))('fits the code it is for: %s', (_name, one) => {
    expect(() => switchOff(one, readFileSync(join(root, one.file), 'utf8'))).not.toThrow();
  });
});
