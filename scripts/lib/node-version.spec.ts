import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeVersionFault } from './node-version.mjs';

describe('nodeVersionFault', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.11.1', '100.0.0'])('lets Node %s pass', (version) => {
    expect(nodeVersionFault(version)).toBeUndefined();
  });

  it.each(['12.22.12', '18.20.8', '20.18.3'])('tells Node %s in one sentence what is needed', (version) => {
    expect(nodeVersionFault(version)).toBe(
      `Attio Sync needs Node 20.19 or newer, and this is Node ${version}: install a newer one from https://nodejs.org.`,
    );
  });

  it('asks for what package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe('>=20.19');
  });

  it.each(['scripts/start.mjs', 'scripts/sandbox.mjs', 'scripts/lib/node-version.mjs'])(
    '%s can be read by Node 12',
    (file) => {
      const text = readFileSync(join(__dirname, '../..', file), 'utf8');
      // Newer than Node 12: ?. ?? ||= top-level await, private members, node: imports.
      expect(text).not.toMatch(/\?\.|\?\?|\|\|=|&&=|^\s*(const .*= )?await |#\w|['"]node:/m);
    },
  );
});
