// @ts-check
import { backfill } from './backfill.mjs';
import { coalesce } from './coalesce.mjs';
import { freshness } from './freshness.mjs';
import { growth } from './growth.mjs';
import { memory } from './memory.mjs';
import { push } from './push.mjs';
import { read } from './read.mjs';
import { reconcile } from './reconcile.mjs';
import { start } from './start.mjs';
import { webhook } from './webhook.mjs';

/**
 * @typedef {object} SuiteOptions
 * @property {number} size what it means is the suite's: records, events, seconds
 * @property {number} repeat
 * @property {boolean} isQuick show that it works, whatever the figures
 * @property {(text: string) => void} say tells how far it is
 */
/**
 * @typedef {object} Suite
 * @property {string} title
 * @property {{ size: number, repeat: number }} usual
 * @property {{ size: number, repeat: number }} quick
 * @property {(stage: import('../harness/stage.mjs').Stage, options: SuiteOptions) => Promise<import('../harness/figures.mjs').Figure[]>} run
 */

/** @type {Record<string, Suite>} */
export const suites = { backfill, reconcile, webhook, freshness, read, push, coalesce, start, memory, growth };
