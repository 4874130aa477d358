// @ts-check

/**
 * One way of breaking things, and what must hold all the same.
 * @typedef {object} Scenario
 * @property {string} name as `--scenario` takes it
 * @property {string} title for the table
 * @property {string} switch the mechanism that carries it: without it (`--without`) the scenario must fail
 * @property {(run: import('../rig/run.mjs').Run, window: { ms: number }) => Promise<void>} fault breaks things for about
 *   so long; the rig mends afterwards whatever it left broken
 * @property {'worker' | 'api' | 'redis' | 'postgres' | 'deliveries' | 'attio'} [part] what it breaks, when `random` may mix
 *   it with faults of other parts
 * @property {boolean} [needsReconciliation] deliveries are lost for good, so only a scan can find what they spoke of
 * @property {boolean} [needsRealRedis]
 * @property {number} [workers]
 * @property {Record<string, string>} [env]
 * @property {{ people?: number, companies?: number, deals?: number }} [size]
 * @property {{ changesPerSecond?: number, writesPerSecond?: number }} [pace]
 * @property {number} [mayFail] so many deliveries may end as failed
 * @property {(run: import('../rig/run.mjs').Run) => Promise<void>} [prepare] before api and workers start
 * @property {(run: import('../rig/run.mjs').Run) => Promise<void>} [duringBackfill]
 * @property {(run: import('../rig/run.mjs').Run) => Promise<void>} [beforeLoad]
 * @property {(run: import('../rig/run.mjs').Run) => Promise<string[]>} [claims] what else must hold: one sentence each that does not
 * @property {(run: import('../rig/run.mjs').Run) => Promise<void>} [cleanUp]
 */

export {};
