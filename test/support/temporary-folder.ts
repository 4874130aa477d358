import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeAtEnd } from '../../scripts/lib/watchdog.mjs';

/** A folder that is gone when the test process is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attio-sync-test-'));
  removeAtEnd(folder);
  return folder;
}
