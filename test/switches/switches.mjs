// @ts-check
/**
 * One mechanism of the protocol, and how to switch it off.
 * @typedef {object} Switch
 * @property {string} name
 * @property {string} promise of docs/sync.md that stands on it
 * @property {string} what is switched off
 * @property {string} file
 * @property {[string | RegExp, string][]} edits text that must be there, and what takes its place
 * @property {string} suite that has to fail then: a path below test/, or a lib's own spec
 * @property {'unit' | 'medium' | 'e2e'} project
 */

/** @type {Switch[]} */
export const switches = [
  {
    name: 'fence',
    promise: 'I1, I6',
    what: 'an older reading is refused',
    file: 'libs/database/src/mirror.repository.ts',
    edits: [
      ['row === undefined || row.observedAt > reading.observedAt', 'row === undefined'],
      [/\n +AND m\.observed_at <= r\."observedAt"/g, ''],
    ],
    suite: 'test/medium/refresh-faults',
    project: 'medium',
  },
  {
    name: 'mark-fence',
    promise: 'I1',
    what: 'a reading older than its mark does not settle it',
    file: 'libs/sync/src/refresh/mark-reader.ts',
    edits: [[/const gapMs = this\.gapMs\([^;]+;/, 'const gapMs = 0;']],
    suite: 'test/medium/refresh-faults',
    project: 'medium',
  },
  {
    name: 'mark-version',
    promise: 'I1',
    what: 'an event that lands during a reading asks for another one',
    file: 'libs/database/src/mark.repository.ts',
    edits: [[' AND m.version = r.version\n', '\n']],
    suite: 'test/medium/refresh-marks',
    project: 'medium',
  },
  {
    name: 'dedupe',
    promise: 'I2',
    what: 'one row per idempotency key',
    file: 'libs/webhook/src/webhook.service.ts',
    edits: [['...idempotencyKeyOf(received),', '...idempotencyKeyOf(received), idempotencyKey: randomUUID(),']],
    suite: 'test/medium/webhook-inbox',
    project: 'medium',
  },
  {
    name: 'sweeper',
    promise: 'I2',
    what: 'what is due is woken again from Postgres',
    file: 'libs/sync/src/sweep.service.ts',
    edits: [['async sweep(): Promise<void> {', 'async sweep(): Promise<void> {\n    if (Date.now() > 0) return;']],
    suite: 'test/e2e/runs',
    project: 'e2e',
  },
  {
    name: 'belt',
    promise: 'I6',
    what: 'a run stops when too many rows did not show up',
    file: 'libs/sync/src/runs/run-executor.ts',
    edits: [['if (state.extras > allowed) throw', 'if (state.extras > allowed && Date.now() < 0) throw']],
    suite: 'test/medium/runs-proof',
    project: 'medium',
  },
  {
    name: 'empty-pages',
    promise: 'I6',
    what: 'fewer rows than there are fail the run',
    file: 'libs/sync/src/runs/scan/ordered-scan.ts',
    edits: [[/throw new RowsMissingError\((offset|emptyAt)\)/g, 'void RowsMissingError']],
    suite: 'test/medium/runs-proof',
    project: 'medium',
  },
  {
    name: 'own-id',
    promise: 'I6',
    what: 'only a "not found" of its own id tombstones a record',
    file: 'libs/sync/src/sources/single-reads.ts',
    edits: [
      ['if (!(error instanceof AttioNotFoundError)) throw error;', ''],
      ['how.checkAbsence?.(error)', 'undefined'],
    ],
    suite: 'test/medium/refresh-faults',
    project: 'medium',
  },
  {
    name: 'absence-time',
    promise: 'I6',
    what: 'a 404 speaks of the moment a lagging read shows',
    file: 'libs/sync/src/sources/single-reads.ts',
    edits: [['startedAtMs - this.config.readLagMs', 'startedAtMs + 60_000']],
    suite: 'test/medium/refresh-faults',
    project: 'medium',
  },
  {
    name: 'values-compared',
    promise: 'I1',
    what: 'a certificate looks at the values, not at the hash beside them',
    file: 'libs/sync/src/runs/page-comparer.ts',
    edits: [['(item.values === null || source.hash(item.values) === reading.contentHash) &&', '']],
    suite: 'test/medium/runs-proof',
    project: 'medium',
  },
  {
    name: 'raw-seal',
    promise: 'I1',
    what: 'known bytes vouch for a row only while no cell of it was changed',
    file: 'libs/database/src/mirror-scan.repository.ts',
    edits: [[/CASE WHEN m\.seal = mirror_seal[\s\S]*?THEN m\.raw_hash END/, 'm.raw_hash']],
    suite: 'test/medium/runs-proof',
    project: 'medium',
  },
  {
    name: 'dependents',
    promise: 'I1',
    what: 'what hung on a record that is gone is read again',
    file: 'libs/database/src/mirror.repository.ts',
    edits: [
      [
        '  await markDependents(tx, workspaceId, kind, goneIds);\n',
        '  void [markDependents, workspaceId, kind, goneIds];\n',
      ],
    ],
    suite: 'test/medium/kinds-mirror',
    project: 'medium',
  },
  {
    name: 'deadlock-retry',
    promise: 'I2',
    what: 'a transaction that Postgres ended is done again',
    file: 'libs/database/src/prisma.service.ts',
    edits: [['tries >= TRIES || ', 'tries >= TRIES || tries > 0 || ']],
    suite: 'test/medium/database-conflicts',
    project: 'medium',
  },
  {
    name: 'feed-lock',
    promise: 'I8',
    what: 'sequence order is commit order',
    file: 'libs/database/src/change-log.ts',
    edits: [['  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FEED_LOCK})`;\n', '  void FEED_LOCK;\n']],
    suite: 'test/medium/feed-order',
    project: 'medium',
  },
  {
    name: 'log-of-deletions',
    promise: 'I8',
    what: 'everything applied is in the change log',
    file: 'libs/database/src/mirror.repository.ts',
    edits: [['log.push(changeRow(reading, operation, row.values ?? {}, {}, options));', 'void operation;']],
    suite: 'test/medium/refresh-log',
    project: 'medium',
  },
  {
    name: 'shared-budget',
    promise: 'I7',
    what: 'a slot that was woken too late for is let go',
    file: 'libs/attio/src/budget-gate.ts',
    edits: [['if (this.clock.nowMs() - slotAtMs <= SLOT_TOLERANCE_MS) this', 'void SLOT_TOLERANCE_MS;\n      this']],
    suite: 'libs/attio/src/budget-gate',
    project: 'unit',
  },
  {
    name: 'echo-rule',
    promise: 'I4',
    what: 'content that is equal is no change',
    file: 'libs/database/src/mirror.repository.ts',
    edits: [
      ['if (row.isDeleted || change.changes.length > 0) log', 'log'],
      ['return !row.isDeleted && row.contentHash === reading.contentHash &&', 'return row.contentHash === "" &&'],
    ],
    suite: 'test/medium/push-echo',
    project: 'medium',
  },
  {
    name: 'edit-sweep',
    promise: 'I3',
    what: 'edits that were put off, or whose wake-up was lost, are asked for again',
    file: 'libs/sync/src/push/push.service.ts',
    edits: [
      [
        'this.edits.listDueItems(SWEPT_ITEMS)) this.wake(target);',
        'this.edits.listDueItems(SWEPT_ITEMS)) void target;',
      ],
    ],
    suite: 'test/medium/push-sweep',
    project: 'medium',
  },
  {
    name: 'drain',
    promise: 'I3, I4',
    what: 'jobs under way are ended before the process is',
    file: 'libs/queue/src/job-processor.ts',
    edits: [['Promise.allSettled(this.underWay), late', 'Promise.resolve("late" as const), late']],
    suite: 'test/e2e/push-shutdown',
    project: 'e2e',
  },
  {
    name: 'read-back-records',
    promise: 'I4',
    what: 'a create of unknown outcome looks for what it made',
    file: 'libs/sync/src/push/value-creator.ts',
    edits: [
      [
        /(private async findMade\([^{]+\{\n) +if \(create\.unknownSince === null\) return undefined;/,
        '$1    if (create.unknownSince === null || Date.now() > 0) return undefined;',
      ],
    ],
    suite: 'test/medium/push-creates',
    project: 'medium',
  },
  {
    name: 'read-back-activity',
    promise: 'I4',
    what: 'so does a create of a note, task or comment',
    file: 'libs/sync/src/push/activity/activity-pusher.ts',
    edits: [
      [
        /(private async findMade\([^{]+\{\n) +if \(create\.unknownSince === null\) return undefined;/,
        '$1    if (create.unknownSince === null || Date.now() > 0) return undefined;',
      ],
    ],
    suite: 'test/medium/push-creates',
    project: 'medium',
  },
  {
    name: 'claim-of-made',
    promise: 'I4',
    what: 'of two creates of equal content only one can have made a thing',
    file: 'libs/database/src/local-edit.repository.ts',
    edits: [['if (isShared) return true;', 'if (isShared || Date.now() > 0) return true;']],
    suite: 'test/medium/push-creates',
    project: 'medium',
  },
  {
    name: 'lost-updates',
    promise: 'I5',
    what: 'the history is looked into after a push',
    file: 'libs/sync/src/push/lost-update.ts',
    edits: [[/(\): LostUpdate \| null \{\n)/, '$1  if (Date.now() > 0) return null;\n']],
    suite: 'test/medium/push-lost-updates',
    project: 'medium',
  },
  {
    name: 'shown-first',
    promise: 'I9',
    what: 'a ticket is not applied before a read shows it',
    file: 'libs/database/src/local-edit.repository.ts',
    edits: [['  return rows.length > 0;\n', '  return rows.length >= 0;\n']],
    suite: 'test/medium/push-guards',
    project: 'medium',
  },
  {
    name: 'feed-bounds',
    promise: 'I8',
    what: 'a place in the feed where nothing was ever logged is refused',
    file: 'libs/feed/src/feed/feed.service.ts',
    edits: [['if (after > issued) throw', 'if (after > issued && after < 0n) throw']],
    suite: 'test/medium/feed-order',
    project: 'medium',
  },
  {
    name: 'subscriber-order',
    promise: 'I8',
    what: 'the next message waits until the one before was accepted',
    file: 'libs/feed/src/subscriptions/delivery.service.ts',
    edits: [["        return 'failed';\n      }\n      if (!(await", '      }\n      if (!(await']],
    suite: 'test/medium/feed-subscriber',
    project: 'medium',
  },
  {
    name: 'subscriber-claim',
    promise: 'I8',
    what: 'one worker at a time sends to a subscriber',
    file: 'libs/database/src/subscription.repository.ts',
    edits: [[/\n +AND \(claimed_until IS NULL OR claimed_until < clock_timestamp\(\)\)`;/, '`;']],
    suite: 'test/medium/feed-subscriber',
    project: 'medium',
  },
  {
    name: 'subscriber-edit',
    promise: 'the API',
    what: 'a change of target holds from the next message on',
    file: 'libs/database/src/subscription.repository.ts',
    edits: [['const data = { ...edit, claimedBy: null, claimedUntil: null };', 'const data = edit;']],
    suite: 'test/medium/feed-subscriber',
    project: 'medium',
  },
  {
    name: 'target-lookup',
    promise: 'the API',
    what: 'a webhook goes to no address inside, whatever its name was when it was made',
    file: 'libs/feed/src/subscriptions/target-check.ts',
    edits: [['for (const { address } of addresses) this.assertAddress(address);', 'void addresses;']],
    suite: 'libs/feed/src/subscriptions/webhook-sender',
    project: 'unit',
  },
  {
    name: 'scopes',
    promise: 'the API',
    what: 'a key may do what its scopes say',
    file: 'libs/access/src/access.service.ts',
    edits: [['if (!allows(row.scopes, needed)) throw', 'if (!allows(row.scopes, needed) && row.keyId === "") throw']],
    suite: 'test/medium/access-routes',
    project: 'medium',
  },
  {
    name: 'keyset',
    promise: 'the API',
    what: 'a page begins behind the last item of the one before, whatever came or went',
    file: 'libs/database/src/query/sort-sql.ts',
    edits: [
      ['Prisma.sql`${itemId} > ${place.itemId}::uuid`', 'Prisma.sql`FALSE AND ${itemId} > ${place.itemId}::uuid`'],
    ],
    suite: 'test/medium/query-reads',
    project: 'medium',
  },
  {
    name: 'all-or-none',
    promise: 'the API',
    what: 'of edits accepted together none is, when one is refused for its key',
    file: 'libs/database/src/local-edit.repository.ts',
    edits: [['if (!isNew) assertSame(edit, asked);', 'void assertSame;']],
    suite: 'test/medium/push-services',
    project: 'medium',
  },
  {
    name: 'view-patience',
    promise: 'the API',
    what: 'who rebuilds a view waits for its lock a moment at a time',
    file: 'libs/database/src/crm-view.repository.ts',
    edits: [['${Math.round(patienceMs)}ms', '${Math.round(patienceMs) * 0}ms']],
    suite: 'test/medium/views-live',
    project: 'medium',
  },
  {
    name: 'document',
    promise: 'the API',
    what: 'what is answered has the shape that the OpenAPI document says',
    file: 'libs/sync/src/edits/pipeline.service.ts',
    edits: [['      created_at: createdAt === null ? null : attioMoment(createdAt),\n', '']],
    suite: 'test/medium/access-answers',
    project: 'medium',
  },
];

/**
 * @param {Switch} one
 * @param {string} source the file as it is
 * @returns the file with the mechanism off
 */
export function switchOff({ name, file, edits }, source) {
  return edits.reduce((text, [find, replacement]) => {
    const next = text.replace(find, replacement);
    if (next === text) throw new Error(`the switch "${name}" no longer fits ${file}: ${String(find)} is not there`);
    return next;
  }, source);
}
