import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Reference data that may lie beside the project; the project does not contain it and must pass without it. */
const folder = resolve(__dirname, '../../../../../shared/attio');

/** The parsed API document, or null when it is absent. */
export function readDocument(): Record<string, unknown> | null {
  const path = join(folder, 'openapi.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : null;
}

/** A recorded request and answer. */
export interface Sample {
  readonly name: string;
  readonly request: { method: string; path: string; query?: Record<string, string>; body?: unknown };
  readonly response: { status: number; headers: Record<string, string>; body: unknown };
  readonly payloads: Record<string, unknown>;
}

/** Every recorded sample; none when the folder is absent. */
export function readSamples(): Sample[] {
  const path = join(folder, 'samples');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ ...(JSON.parse(readFileSync(join(path, name), 'utf8')) as Omit<Sample, 'name'>), name }));
}
