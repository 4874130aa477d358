import { AttioAuthError, AttioCircuitOpenError, AttioRateLimitError, AttioUnavailableError } from '@app/attio';
import { CollectionGoneError, UnknownAttributeError, UnknownCollectionError } from '../schema/errors.js';

/**
 * Whose fault a failed reading is, which decides what becomes of its marks.
 * - `pause`: nobody's; nothing was sent, or Attio asked for a pause. Later, without counting.
 * - `attio`: Attio gives no usable answer. Later; if it goes on, smaller pieces tell whether one thing causes it.
 * - `lag`: Attio's answers do not fit together (yet): an attribute, or the whole object, that it does not show. Nothing
 *   can be judged. Later, a few times.
 * - `items`: something among what was read cannot be read or stored. Found by halving.
 */
export type Blame = 'pause' | 'attio' | 'lag' | 'items';

export function blameOf(error: unknown): Blame {
  if (error instanceof AttioCircuitOpenError || error instanceof AttioRateLimitError) return 'pause';
  if (error instanceof AttioAuthError || error instanceof AttioUnavailableError) return 'attio';
  if (error instanceof UnknownAttributeError || error instanceof UnknownCollectionError) return 'lag';
  if (error instanceof CollectionGoneError) return 'lag';
  return 'items';
}

/** The class and, of our own errors, the code: what may stand in a row. Messages of drivers may repeat values. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const attioCode = 'attioCode' in error && typeof error.attioCode === 'string' ? ` (${error.attioCode})` : '';
  return `${code}${attioCode}`;
}
