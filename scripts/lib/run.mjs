// @ts-check
import { spawn } from 'node:child_process';
import { projectRoot } from './paths.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end and keeps its output to itself, unless it fails.
 * @param {string} what for the message of a failure, e.g. `npm ci`
 * @param {string} command @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} its standard output
 */
export function run(what, command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    let all = '';
    child.stdout.on('data', (bytes) => {
      output += bytes;
      all += bytes;
    });
    child.stderr.on('data', (bytes) => (all += bytes));
    child.once('error', (error) => reject(new Error(`${what} cannot be run: ${error.message}`)));
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new Error(`${what} failed (${signal ?? `exit code ${code}`}):\n${all.trimEnd()}`));
    });
  });
}

/** Ends the programs that run() still waits for. */
export function endRuns() {
  for (const child of running) child.kill('SIGTERM');
}
