import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads `config/attio.<environment>.json` and gives every node of it the name of the environment variable that
 * overrides it: `cache.schemaTtlSeconds` is `CACHE_SCHEMA_TTL_SECONDS`. Inner nodes are named as well, so that a whole
 * object (`policies`) can be one key.
 */
export function readConfigFile(environment: string, folder: string): Record<string, unknown> {
  const path = join(folder, `attio.${environment}.json`);
  if (!existsSync(path)) return {};
  const named: Record<string, unknown> = {};
  nameNodes(JSON.parse(readFileSync(path, 'utf8')), [], named);
  return named;
}

function nameNodes(node: unknown, path: string[], named: Record<string, unknown>): void {
  if (path.length > 0) named[path.map(upperSnake).join('_')] = node;
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  for (const [key, child] of Object.entries(node)) nameNodes(child, [...path, key], named);
}

function upperSnake(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
