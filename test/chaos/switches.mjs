// @ts-check
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, projectRoot } from '../../scripts/lib/paths.mjs';
import { UserError } from '../../scripts/lib/user-error.mjs';
import { switches as protocolSwitches, switchOff } from '../switches/switches.mjs';

/** @typedef {Pick<import('../switches/switches.mjs').Switch, 'name' | 'what' | 'file' | 'edits'>} Switch */

/** What only the harness switches off, beside the switches of the tests. @type {Switch[]} */
export const ownSwitches = [
  {
    name: 'ticket-key',
    what: 'one ticket per idempotency key',
    file: 'libs/database/src/local-edit.sql.ts',
    edits: [
      [
        '${edit.callerId}, ${edit.idempotencyKey}, ${edit.requestHash}',
        '${edit.callerId}, ${`${edit.idempotencyKey} ${ticketId}`}, ${edit.requestHash}',
      ],
    ],
  },
  {
    name: 'repair',
    what: 'a reconciliation writes what it finds',
    file: 'libs/sync/src/runs/candidate-judge.ts',
    edits: [["run.purpose === 'verify'", 'Date.now() > 0']],
  },
  {
    name: 'batch',
    what: 'marks are read many at a time',
    file: 'libs/sync/src/refresh/refresh.service.ts',
    edits: [['this.claim(scope, batchSize)', 'this.claim(scope, Math.min(1, batchSize))']],
  },
  {
    name: 'turn',
    what: 'a schedule moves on when its turn is taken',
    file: 'libs/database/src/schedule.repository.ts',
    edits: [['SET next_at = ${nextOf(rule.cron, now)}, last_at', 'SET last_at']],
  },
  {
    name: 'signature-check',
    what: 'what is not signed by Attio is refused',
    file: 'libs/webhook/src/webhook.service.ts',
    edits: [['await this.verify(received);', 'void [this.verify, received];']],
  },
  {
    name: 'halving',
    what: 'one bad record does not hold up the others',
    file: 'libs/sync/src/refresh/refresh.service.ts',
    edits: [
      ["marks.length > 1 && (blame === 'items' ||", "marks.length > 1 && Date.now() < 0 && (blame === 'items' ||"],
    ],
  },
  {
    name: 'missing-confirmed',
    what: 'a record missing from a page is asked for by its id',
    file: 'libs/sync/src/sources/record-source.ts',
    edits: [
      [
        '    const missing = recordIds.filter(',
        "    if (recordIds.length >= QUERY_FROM) for (const itemId of recordIds) if (!results.has(itemId)) results.set(itemId, { reading: { itemId, observedAt: new Date().toISOString().replace('Z', '000Z') as Instant, absent: true } });\n    const missing = recordIds.filter(",
      ],
    ],
  },
  {
    name: 'schema-on-sight',
    what: 'an attribute nobody knows makes the schema be read again',
    file: 'libs/sync/src/sources/collection-items.ts',
    edits: [
      [
        "    this.logger.log('an unknown attribute",
        "    if (Date.now() > 0) throw new UnknownAttributeError(itemId);\n    this.logger.log('an unknown attribute",
      ],
    ],
  },
  {
    name: 'schema-events',
    what: 'so does an event about the schema',
    file: 'libs/sync/src/refresh/mark-reader.ts',
    edits: [
      [
        "if (kind === 'object_schema') await",
        "if (Date.now() > 0) void this.schema;\n      else if (kind === 'object_schema') await",
      ],
    ],
  },
  {
    name: 'schema-listing',
    what: 'and so does the listing that finds new objects',
    file: 'libs/sync/src/runs/run.service.ts',
    edits: [
      [
        "await this.schema.refreshAll(workspaceId, trigger === 'start' ? 'live' : 'reconcile');",
        "if (trigger === 'start') await this.schema.refreshAll(workspaceId);",
      ],
    ],
  },
  {
    name: 'merge-alias',
    what: 'the id of a merged record means its survivor',
    file: 'libs/database/src/mirror-merge.ts',
    edits: [['  if (rows.length === 0) return;\n  const json', '  if (rows.length >= 0) return;\n  const json']],
  },
];

/** What `--without` takes: mechanisms as the table of the report names them. @type {Record<string, string[]>} */
export const mechanisms = {
  fence: ['fence', 'mark-fence'],
  dedupe: ['dedupe', 'ticket-key'],
  sweeper: ['sweeper'],
  belt: ['belt'],
  echo: ['echo-rule'],
  'read-back': ['read-back-records', 'read-back-activity'],
  reconciliation: ['repair'],
  batching: ['batch'],
  turns: ['turn'],
  signature: ['signature-check'],
  isolation: ['halving'],
  aliases: ['merge-alias'],
  confirmation: ['missing-confirmed'],
  schema: ['schema-on-sight', 'schema-events', 'schema-listing'],
};

/** @param {string} mechanism @returns {string} what it is, in words */
export function explain(mechanism) {
  return partsOf(mechanism)
    .map(({ what }) => what)
    .join('; ');
}

/**
 * A build of a copy of the sources in which a mechanism is switched off. Production code has no switch for it.
 * @param {string} mechanism
 * @returns {string} its dist folder
 */
export function buildWithout(mechanism) {
  const parts = partsOf(mechanism);
  const folder = join(cacheDir, 'chaos', mechanism);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['apps', 'libs', '.swcrc'])
    cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  for (const part of parts) {
    const path = join(folder, part.file);
    writeFileSync(path, switchOff(/** @type {any} */ (part), readFileSync(path, 'utf8')));
  }
  const swc = join(projectRoot, 'node_modules/@swc/cli/bin/swc.js');
  const args = ['apps', 'libs', '-d', 'dist', '--config-file', '.swcrc', '--copy-files', '--ignore', '**/*.spec.ts'];
  execFileSync(process.execPath, [swc, ...args, '--quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'dist');
}

/** @param {string} mechanism @returns {Switch[]} */
function partsOf(mechanism) {
  const names = mechanisms[mechanism];
  if (names === undefined)
    throw new UserError(`There is no switch ${mechanism}. There are: ${Object.keys(mechanisms).join(', ')}`);
  const known = [...protocolSwitches, ...ownSwitches];
  return names.map((name) => {
    const found = known.find((one) => one.name === name);
    if (found === undefined) throw new Error(`the switch ${name} is gone from test/switches`);
    return found;
  });
}
