/** Where an answer differs in shape from a recorded one: member names, their order, kinds of values, emptiness. */
export function shapeDifferences(recorded: unknown, given: unknown, path = ''): string[] {
  if (Array.isArray(recorded) && Array.isArray(given)) {
    if (recorded.length === 0 || given.length === 0) {
      // Lists of a seeded sandbox may be longer; values of a fresh record may not.
      return recorded.length === given.length || !path.includes('values')
        ? []
        : [`${path}: ${recorded.length} against ${given.length} values`];
    }
    return shapeDifferences(recorded[0], given[0], `${path}.0`);
  }
  if (isPlain(recorded) && isPlain(given)) {
    const [wanted, had] = [Object.keys(recorded), Object.keys(given)];
    if (JSON.stringify(wanted) !== JSON.stringify(had)) return [`${path}: ${wanted.join()} against ${had.join()}`];
    return wanted.flatMap((key) => shapeDifferences(recorded[key], given[key], `${path}.${key}`));
  }
  if (recorded === null || given === null)
    return recorded === given || mayBeNull.test(path) ? [] : [`${path}: null on one side`];
  if (typeof recorded !== typeof given) return [`${path}: ${typeof recorded} against ${typeof given}`];
  if (typeof recorded === 'string' && typeof given === 'string') {
    // Ids of records that were there before may be of any version.
    if (path.endsWith('target_record_id')) return [];
    const [wanted, had] = [kindOfText(recorded), kindOfText(given)];
    return wanted === had ? [] : [`${path}: ${wanted} against ${had}`];
  }
  return [];
}

/** Objects of two equal answers whose members come in another order. */
export function orderDifferences(recorded: unknown, given: unknown, path = ''): string[] {
  if (typeof recorded !== 'object' || recorded === null || typeof given !== 'object' || given === null) return [];
  const [wanted, had] = [Object.keys(recorded), Object.keys(given)];
  if (wanted.join() !== had.join()) return [`${path}: ${wanted.join()} against ${had.join()}`];
  return wanted.flatMap((key) => {
    return orderDifferences(Reflect.get(recorded, key), Reflect.get(given, key), `${path}.${key}`);
  });
}

/** Members that are null for some rows only. */
const mayBeNull = /workspace_access$/;

function kindOfText(text: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)) return `uuid v${text.charAt(14)}`;
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{9}Z$/.test(text)) return 'time';
  if (/^[0-9a-f]{64}$/.test(text)) return 'secret';
  return 'text';
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
