// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../../../scripts/lib/paths.mjs';
import { shown } from './figures.mjs';

/** @typedef {import('./figures.mjs').Figure} Figure */
/**
 * What one call of the bench wrote about one suite.
 * @typedef {object} Report
 * @property {string} suite
 * @property {string} measuredAt day
 * @property {ReturnType<typeof import('./machine.mjs').machine>} machine
 * @property {Record<string, string>} servers versions
 * @property {Record<string, unknown>} options
 * @property {Figure[]} figures
 */

const folder = join(cacheDir, 'bench');

/** @param {Report} report @returns {string} the file */
export function writeReport(report, to = folder) {
  mkdirSync(to, { recursive: true });
  const file = join(to, `${report.suite}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** The newest report of every suite. @returns {Report[]} */
export function readReports(from = folder) {
  return readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(from, name), 'utf8')));
}

/** @param {Figure[]} figures */
export function table(figures) {
  const rows = [['', 'median', 'spread', 'ceiling', 'ratio', 'goal', ''], ...figures.map(cells)];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** @param {Figure[]} figures */
export function markdown(figures) {
  const head = ['what', 'median', 'spread', 'ceiling', 'ratio', 'goal', 'reached'];
  const lines = figures.map((one) => [`${one.suite}: ${one.name}`, ...cells(one).slice(1)]);
  return [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** @param {Figure} one */
function cells(one) {
  const { name, unit, median, spread, ceiling, ratio, goal, isMet } = one;
  return [
    name,
    `${shown(median)} ${unit}`,
    `${shown(spread[0])} – ${shown(spread[1])} (${one.runs.length})`,
    ceiling ? `${shown(ceiling.median)} ${ceiling.unit} (${ceiling.name})` : '',
    ratio === null ? '' : ratio.toFixed(2),
    goal ?? '',
    isMet === null ? '' : isMet ? 'yes' : 'NO',
  ];
}
