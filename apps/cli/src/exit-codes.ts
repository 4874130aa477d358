/** What a command ends with, for scripts; docs/cli.md has the table. */
export const exitCodes = {
  ok: 0,
  /** The two sides differ, and nothing was repaired. */
  notEqual: 1,
  usage: 2,
  /** Failed, stopped, cancelled, or could not begin. */
  failed: 3,
  /** The selection matched nothing: nothing was done. */
  nothing: 4,
  /** Some of many succeeded, and some did not. */
  partly: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** In one line, for `--help`. */
export const exitCodesText =
  'Exit codes: 0 done (and equal), 1 not equal, 2 bad usage, 3 failed, 4 nothing matched, 5 some of many failed.';
