// Syntax of Node 12: this runs before anybody knows which Node it is.

/** The oldest Node that runs Attio Sync, as in package.json's "engines". */
const OLDEST_NODE = [20, 19];

/**
 * @param {string} version as process.versions.node
 * @returns {string | undefined} one sentence when that Node is too old
 */
export function nodeVersionFault(version) {
  const numbers = version.split('.').map(Number);
  const isEnough = numbers[0] > OLDEST_NODE[0] || (numbers[0] === OLDEST_NODE[0] && numbers[1] >= OLDEST_NODE[1]);
  if (isEnough) return undefined;
  const needed = OLDEST_NODE.join('.');
  return (
    'Attio Sync needs Node ' +
    needed +
    ' or newer, and this is Node ' +
    version +
    ': install a newer one from https://nodejs.org.'
  );
}
