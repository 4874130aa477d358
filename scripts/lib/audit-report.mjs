// @ts-check

/** Severities that stop a release. */
const WEIGHTY = ['high', 'critical'];

/** @typedef {{ severity?: string, via?: (string | { title?: string, url?: string })[] }} Hole */

/**
 * Reads what `npm audit --json` wrote.
 * @param {string} text
 * @returns {{ state: 'clean' | 'holes' | 'unasked', lines: string[] }} `unasked` when the registry gave no answer, with
 *   npm's own reason; else `lines` has one for each package, and `state` says whether one of them is heavy
 */
export function readAudit(text) {
  const report = parse(text);
  if (typeof report?.vulnerabilities !== 'object' || report.vulnerabilities === null) {
    return { state: 'unasked', lines: [String(report?.message ?? 'npm gave no report')] };
  }
  const holes = Object.entries(/** @type {Record<string, Hole>} */ (report.vulnerabilities));
  const lines = holes.map(([name, { severity = 'unknown', via = [] }]) => `${severity} ${name}: ${told(via)}`);
  const isHeavy = holes.some(([, { severity = '' }]) => WEIGHTY.includes(severity));
  return { state: isHeavy ? 'holes' : 'clean', lines };
}

/** @param {NonNullable<Hole['via']>} via */
function told(via) {
  return via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} ${one.url}`)).join('; ');
}

/** @param {string} text @returns {{ vulnerabilities?: unknown, message?: unknown } | undefined} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
