// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { markdown, readReports } from './report.mjs';

const BEGIN = '<!-- figures: written by `npm run bench -- figures` -->';
const END = '<!-- end of figures -->';

/** Puts the tables of all reports between the two marks of a page. @param {string} file */
export function writeFigures(file) {
  const page = readFileSync(file, 'utf8');
  const [before, rest] = split(page, BEGIN);
  const [, after] = split(rest, END);
  const reports = readReports();
  const { machine, servers } = reports.at(-1) ?? {};
  const on = machine && servers ? `${machine.cpus} × ${machine.cpu}, ${machine.memoryGb} GB, ${machine.os}, ` : '';
  const versions = machine && servers ? `Node ${machine.node}, Postgres ${servers.postgres}, ${servers.redis}` : '';
  const days = [...new Set(reports.map(({ measuredAt }) => measuredAt))].join(', ');
  const figures = reports.flatMap(({ suite, options, figures: own }) =>
    own.map((one) => ({ ...one, suite: `${suite} (--size ${options.size})` })),
  );
  const text = `${on}${versions}. Measured ${days}.\n\n${markdown(figures)}`;
  writeFileSync(file, `${before}${BEGIN}\n\n${text}\n\n${END}${after}`);
}

/** @param {string} text @param {string} mark @returns {[string, string]} */
function split(text, mark) {
  const at = text.indexOf(mark);
  if (at === -1) throw new Error(`The page has no line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
