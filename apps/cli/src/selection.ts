import { type Command, InvalidArgumentError } from 'commander';

const MS_PER = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/**
 * Adds the options that choose a stretch of time and a text in the error.
 * @param what whose time it is, e.g. `received`
 */
export function withRange(command: Command, what: string): Command {
  return command
    .option('--since <time>', `${what} at or after: ISO 8601, or an age like 90m, 2h, 3d`, timeOf)
    .option('--until <time>', `${what} before: ISO 8601, or an age`, timeOf)
    .option('--error <text>', 'part of the error, without regard to case');
}

/** @returns the moment as ISO 8601; an age counts back from now */
function timeOf(text: string): string {
  const [, amount, unit] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  const at = unit ? new Date(Date.now() - Number(amount) * MS_PER[unit as keyof typeof MS_PER]) : new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('give a time like 2026-11-23T10:00:00Z, or an age like 2h');
  return at.toISOString();
}

/** @throws InvalidArgumentError not a whole number above zero */
export function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('give a whole number above zero');
  return count;
}

/** Never everything by accident: without ids and without any other choice `--all` must be said. */
export function assertChosen(command: Command, ids: string[], options: Record<string, unknown>): void {
  const {
    json: _json,
    dryRun: _dryRun,
    all,
    yes: _yes,
    with: _with,
    value: _value,
    keepAsPolicy: _keep,
    ...choices
  } = options;
  if (ids.length > 0 || all === true || Object.keys(choices).length > 0) return;
  command.error('error: say which: ids, a state, a time …, or --all');
}
