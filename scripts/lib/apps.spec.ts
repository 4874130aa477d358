import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEMORY } from './apps.mjs';
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
});
