import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALLOCATION, MEMORY } from './apps.mjs';
import { projectRoot } from './paths.mjs';

/** Where else an app is started, as text. */
const STARTED = {
  api: ['Dockerfile', 'deploy/kubernetes/base/api.yaml'],
  worker: ['docker-compose.yml', 'deploy/kubernetes/base/worker.yaml'],
};

describe('how much memory Node is given', () => {
  it.each(Object.entries(STARTED))('%s is started alike everywhere', (app, files) => {
    const flags = MEMORY[app] ?? [];
    expect(flags.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(join(projectRoot, file), 'utf8');
      const end = text.indexOf(`dist/apps/${app}/src/main.js`);
      const command = text.slice(text.lastIndexOf('node', end), end);
      for (const flag of flags) expect(command).toContain(flag);
    }
  });

  it.each(['docker-compose.yml', 'deploy/kubernetes/base/worker.yaml'])('the worker allocates alike in %s', (file) => {
    const text = readFileSync(join(projectRoot, file), 'utf8');
    const variables = Object.entries(ALLOCATION['worker'] ?? {});
    expect(variables.length).toBeGreaterThan(0);
    for (const [name, value] of variables) expect(text).toMatch(new RegExp(`${name}(: |\\n *value: )'${value}'`));
  });
});
