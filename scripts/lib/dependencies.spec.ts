import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyInstall } from './dependencies.mjs';

describe('whyInstall', () => {
  let folder: string;
  const project = { version: '0.1.0' };
  const a = { version: '1.0.0', integrity: 'sha512-a' };
  const otherPlatform = { version: '2.0.0', integrity: 'sha512-b', optional: true };

  const why = (wanted: object, installed: object | undefined) => {
    const files = ['wanted.json', 'installed.json'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(files[0], JSON.stringify({ packages: { '': project, ...wanted } }));
    if (installed) writeFileSync(files[1], JSON.stringify({ packages: installed }));
    return whyInstall(...files);
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'attio-sync-test-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing to do when the lock file is installed, packages of other platforms aside', () => {
    expect(why({ 'node_modules/a': a, 'node_modules/b': otherPlatform }, { 'node_modules/a': a })).toBeUndefined();
  });

  it('sees that nothing, or only half, is installed: npm writes its note last', () => {
    expect(why({ 'node_modules/a': a }, undefined)).toBe('No packages are installed yet');
  });

  it.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { ...a, version: '0.9.0' } }],
    ['the same version has other contents', { 'node_modules/a': { ...a, integrity: 'sha512-x' } }],
    ['a package was removed from the lock file', { 'node_modules/a': a, 'node_modules/old': a }],
  ])('installs when %s', (_, installed) => {
    expect(why({ 'node_modules/a': a }, installed)).toBe('package-lock.json has changed');
  });
});
