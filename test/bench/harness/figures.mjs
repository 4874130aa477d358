// @ts-check

/**
 * One line of a suite's table: what repeated runs gave, and the ceiling of the same minutes on the same machine.
 * @typedef {object} Figure
 * @property {string} suite
 * @property {string} name what was measured
 * @property {string} unit of the runs, e.g. `records/s`
 * @property {number[]} runs one number per repetition
 * @property {number} median
 * @property {[low: number, high: number]} spread lowest and highest run
 * @property {{ name: string, median: number, unit: string } | null} ceiling
 * @property {number | null} ratio median over the ceiling's
 * @property {string | null} goal in words
 * @property {boolean | null} isMet null where there is no goal
 * @property {string | null} note
 */

/**
 * @param {object} given
 * @param {string} given.suite
 * @param {string} given.name
 * @param {string} given.unit
 * @param {number[]} given.runs
 * @param {{ name: string, runs: number[], unit?: string } | null} [given.ceiling]
 * @param {{ text: string, holds: (median: number, ratio: number) => boolean } | null} [given.goal]
 * @param {string | null} [given.note]
 * @returns {Figure}
 */
export function figure({ suite, name, unit, runs, ceiling = null, goal = null, note = null }) {
  const middle = median(runs);
  const top = ceiling && { name: ceiling.name, median: median(ceiling.runs), unit: ceiling.unit ?? unit };
  const ratio = top ? middle / top.median : null;
  return {
    ...{ suite, name, unit, runs, median: middle, spread: [Math.min(...runs), Math.max(...runs)] },
    ...{ ceiling: top, ratio, goal: goal?.text ?? null },
    isMet: goal ? goal.holds(middle, ratio ?? NaN) : null,
    note,
  };
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** The value below which the share of the numbers lies; between two numbers for an even median. @param {readonly number[]} numbers @param {number} share */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Three significant digits, thousands apart. @param {number} number */
export function shown(number) {
  if (!Number.isFinite(number)) return '–';
  const digits = number === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return Number(number.toFixed(Math.min(digits, 3))).toLocaleString('en-US');
}
