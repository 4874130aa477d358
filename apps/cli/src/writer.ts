import { type Writer } from '@app/sync';

/** Who acts on the command line: whoever may read its Postgres settings may do all. */
export const CLI_CALLER = 'cli';
export const cliWriter: Writer = { callerId: CLI_CALLER, idempotencyKey: null };
