/** What a command ends with, for scripts. */
export const exitCodes = {
  ok: 0,
  /** The two sides differ, and nothing was repaired. */
  notEqual: 1,
  usage: 2,
  /** Failed, stopped, cancelled, or could not begin. */
  failed: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
