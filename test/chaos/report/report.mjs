// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { scenarios } from '../scenarios/index.mjs';
import { page } from './page.mjs';

/**
 * What is kept of a run.
 * @typedef {object} Row
 * @property {string} scenario
 * @property {number} seed
 * @property {string} date
 * @property {number} seconds
 * @property {number} lost
 * @property {number} doubled
 * @property {number} stale
 * @property {number} falseDeletes
 * @property {number} other
 * @property {number | null} convergedInMs
 * @property {number} changes
 * @property {number} writes
 * @property {{ changes: number, writes: number }} rates
 * @property {{ all: number, refused: number, beyond: number }} calls
 * @property {import('../play.mjs').Result['latencies']} latencies
 * @property {string} notes
 */

/**
 * What a run without a mechanism showed.
 * @typedef {{ mechanism: string, scenario: string, seed: number, date: string, fault: string, noticed: boolean,
 *   counts: Record<string, number> }} SwitchRow
 */

/**
 * @typedef {{ machine: string, version: string, runs: Row[], switches: SwitchRow[] }} Data
 */

const DATA = join(projectRoot, 'docs/reliability.json');
const PAGE = join(projectRoot, 'docs/reliability.md');

/** Puts a run into the table, in the place of an earlier one of the same scenario and seed. @param {import('../play.mjs').Result} result */
export function addToReport(result) {
  const { scenario, seed, seconds, verdict, convergedInMs, changes, writes, rates, calls, latencies, notes } = result;
  const { lost, doubled, stale, falseDeletes, other } = verdict;
  const counts = { lost: lost.length, doubled: doubled.length, stale: stale.length, falseDeletes: falseDeletes.length };
  const kept = { scenario, seed, date: today(), seconds, ...counts, other: other.length };
  const row = { ...kept, convergedInMs, changes, writes, rates, calls, latencies, notes };
  const data = read();
  data.runs = [...data.runs.filter((one) => one.scenario !== scenario || one.seed !== seed), row];
  write(data);
}

/** Puts what a switched-off mechanism did into the table. @param {Omit<SwitchRow, 'date'>} row */
export function addSwitchToReport(row) {
  const data = read();
  const others = data.switches.filter((one) => one.mechanism !== row.mechanism || one.scenario !== row.scenario);
  data.switches = [...others, { ...row, date: today() }];
  write(data);
}

/** @returns {Data} */
function read() {
  if (!existsSync(DATA)) return { machine: '', version: '', runs: [], switches: [] };
  return JSON.parse(readFileSync(DATA, 'utf8'));
}

/** @param {Data} data */
function write(data) {
  const order = new Map([...scenarios.map(({ name }) => name), 'random'].map((name, index) => [name, index]));
  const placeOf = (/** @type {{ scenario: string }} */ { scenario }) => order.get(scenario) ?? order.size;
  data.runs.sort((a, b) => placeOf(a) - placeOf(b) || a.seed - b.seed);
  data.switches.sort((a, b) => placeOf(a) - placeOf(b));
  data.machine = machine();
  data.version = version();
  // One run a line: a new figure is one changed line.
  const lines = (/** @type {unknown[]} */ rows) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const head = `  "machine": ${JSON.stringify(data.machine)},\n  "version": ${JSON.stringify(data.version)},`;
  const text = `{\n${head}\n  "runs": [\n${lines(data.runs)}\n  ],\n  "switches": [\n${lines(data.switches)}\n  ]\n}\n`;
  writeFileSync(DATA, text);
  writeFileSync(PAGE, page(data));
}

function machine() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} CPUs, ${gigabytes} GB of memory, ${platform()} ${release().split('-')[0]}, Node ${process.versions.node}`;
}

function version() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown'; // not a checkout
  }
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
