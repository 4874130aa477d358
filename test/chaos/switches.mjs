// @ts-check
/** @param {string} _name @returns {string} */
export function buildWithout(_name) {
  throw new Error('not yet');
}
