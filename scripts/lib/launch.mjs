// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { projectRoot } from './paths.mjs';
import { runProgram } from './user-error.mjs';

/**
 * Installs and builds what is missing, then becomes the built program: signals and the exit code are its own. What we say
 * ourselves goes to standard error, so that its output can be piped on.
 * @param {string} program below dist/ @param {string[]} args
 */
export function launch(program, args) {
  runProgram(async () => {
    const announce = (/** @type {string} */ what) => console.error(what);
    await ensureDependencies(announce);
    await ensureBuilt({ announce });
    if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
    const path = join(projectRoot, 'dist', program);
    process.argv = [process.execPath, path, ...args];
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(path).href);
  });
}
