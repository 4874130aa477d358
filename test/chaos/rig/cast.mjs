// @ts-check

/**
 * Who and what takes part: ids of records as they are when the load begins.
 * @typedef {object} Cast
 * @property {string[]} theirs people whom only people in Attio edit
 * @property {string[]} shared people whom both sides edit, so that conflicts arise
 * @property {string[]} ours people whom only internal apps edit
 * @property {string[]} companies
 * @property {string} list slug of a list that entries are made in
 * @property {string} parentObject what its entries hang on
 * @property {string[]} parents
 * @property {string} owner a member's address
 * @property {string} stage a deal's first stage
 */

/** @param {import('./sandbox.mjs').Sandbox} sandbox @returns {Promise<Cast>} */
export async function castFrom(sandbox) {
  const idsOf = async (/** @type {string} */ object) =>
    (await sandbox.call('GET', `/_sandbox/truth/objects/${object}`)).ids;
  const [people, companies, lists, state, stages] = await Promise.all([
    idsOf('people'),
    idsOf('companies'),
    sandbox.call('GET', '/v2/lists'),
    sandbox.call('GET', '/_sandbox/state'),
    sandbox.call('GET', '/v2/objects/deals/attributes/stage/statuses'),
  ]);
  const [list] = lists.data;
  const parentObject = list.parent_object[0];
  const cut = (/** @type {number} */ from, /** @type {number} */ to) =>
    people.slice(Math.floor(people.length * from), Math.floor(people.length * to));
  return {
    theirs: cut(0, 0.5),
    shared: cut(0.5, 0.6),
    ours: cut(0.6, 1),
    companies,
    list: list.api_slug,
    parentObject,
    // Without the people that scenarios merge or delete.
    parents: parentObject === 'people' ? cut(0, 0.5) : await idsOf(parentObject),
    owner: state.members[0].email_address,
    stage: stages.data[0].title,
  };
}
