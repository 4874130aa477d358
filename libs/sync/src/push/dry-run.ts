import { rehearse, type RehearsedCall } from '@app/attio';

/** What a push would do now. Nothing is stored or sent but reads. */
export interface DryRun {
  /** The exact calls, made by the code that would send them. */
  calls: RehearsedCall[];
  attributes: { slug: string; outcome: string; rule: string; base: unknown; local: unknown; remote: unknown }[];
  /** Why there is no call, where the attributes do not say it. */
  note: string | null;
}

/** @returns the calls of a dry run that gets as far as a write */
export async function call(write: () => Promise<unknown>): Promise<DryRun> {
  return { calls: await rehearse(write), attributes: [], note: null };
}

/** @returns a dry run that sends nothing, and why */
export function nothing(note: string): DryRun {
  return { calls: [], attributes: [], note };
}
