// @ts-check

/**
 * @typedef {object} SummaryFacts
 * @property {string} origin of the api
 * @property {number | undefined} apiPid
 * @property {number | undefined} workerPid
 * @property {{ baseUrl: string, pid: number | undefined } | undefined} sandbox
 * @property {string} postgres
 * @property {string} redis
 * @property {string} logs folder
 * @property {string} key
 * @property {string} keyFile
 * @property {string | undefined} email of a person in the mirror
 * @property {string[]} notes
 */

/** What a person wants to know once everything runs. @param {SummaryFacts} facts @returns {string} */
export function summary({ origin, sandbox, key, email, ...facts }) {
  const rows = [
    ['api', `${origin}, process ${facts.apiPid}`],
    ['worker', `process ${facts.workerPid}`],
    [
      'Attio',
      sandbox
        ? `the sandbox: page ${new URL(sandbox.baseUrl).origin}, API ${sandbox.baseUrl}, process ${sandbox.pid} (ATTIO_API_KEY is not set)`
        : 'your workspace',
    ],
    ['Postgres', facts.postgres],
    ['Redis', facts.redis],
    ['logs', facts.logs],
    [],
    ['docs', `${origin}/docs`],
    ['dashboard', `${origin}/admin/queues`],
    ['health', `${origin}/health/ready`],
    [],
    ['API key', `${key}   (kept in ${facts.keyFile})`],
    ['try', tryLine(origin, key, email)],
  ];
  const lines = rows.map(([label, value]) => (label ? `  ${label.padEnd(10)} ${value}` : ''));
  return ['', 'Attio Sync is ready.', '', ...lines, ...facts.notes.flatMap((note) => ['', `  ${note}`]), ''].join('\n');
}

/** A call that answers a person. @param {string} origin @param {string} key @param {string | undefined} email */
export function tryLine(origin, key, email) {
  const path = email ? `/v1/contacts?email=${encodeURIComponent(email)}` : '/v1/objects/people/records?limit=1';
  return `curl -s -H 'Authorization: Bearer ${key}' '${origin}${path}'`;
}
