// @ts-check
import { countCalls, lastCall, latencies } from './check/figures.mjs';
import { snapshot } from './check/log.mjs';
import { isClean, judge } from './check/verdict.mjs';
import { converge } from './rig/converge.mjs';
import { Run } from './rig/run.mjs';

/** A run that is not in agreement by then has failed. */
const CONVERGE_MS = 120_000;

/**
 * What one run showed.
 * @typedef {Awaited<ReturnType<typeof play>>} Result
 */

/**
 * Plays one scenario with one seed from an empty database to the verdict.
 * @param {Awaited<ReturnType<typeof import('./rig/servers.mjs').startServers>>} servers
 * @param {import('./rig/run.mjs').RunOptions & { convergeMs?: number }} options
 */
export async function play(servers, options) {
  const { scenario, seed } = options;
  const run = new Run(servers, options);
  try {
    await run.begin();
    const before = await snapshot(run);
    await run.work();
    const convergence = await converge(run, options.convergeMs ?? CONVERGE_MS);
    const until = await lastCall(run);
    const { verdict, tickets, refused } = await judge(run, before, convergence);
    const calls = await countCalls(run, until);
    const rates = run.parts().load.rates();
    return {
      scenario: scenario.name,
      title: scenario.title,
      seed,
      seconds: options.seconds,
      isClean: isClean(verdict),
      verdict,
      convergedInMs: convergence.convergedInMs,
      changes: run.parts().people.changes.length,
      writes: run.parts().editors.writes.length,
      rates,
      refused,
      tickets,
      calls,
      latencies: await latencies(run),
      notes: typeof run.notes.told === 'string' ? run.notes.told : '',
    };
  } catch (error) {
    console.error(
      `${scenario.name} seed ${seed} could not be played to its end. In Postgres then:\n${await run.activity()}`,
    );
    throw error;
  } finally {
    await run.end();
  }
}
