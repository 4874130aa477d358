// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */

/**
 * Installs the packages of package-lock.json unless exactly those are there, whoever installed them.
 * @param {(what: string) => void} announce called before an installation
 */
export async function ensureDependencies(announce) {
  const reason = whyInstall(
    join(projectRoot, 'package-lock.json'),
    join(projectRoot, 'node_modules/.package-lock.json'),
  );
  if (!reason) return;
  announce(`${reason}: installing packages (about half a minute)`);
  const { npm_execpath: npm, ...env } = process.env;
  // Also where NODE_ENV=production would leave out the packages that building and the embedded servers need.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm?.endsWith('.js')) await run('npm ci', process.execPath, [npm, ...args], env);
  else await run('npm ci', 'npm', args, env);
}

/**
 * Compares the lock file with npm's own note of what it installed, which it writes last.
 * @param {string} wantedFile @param {string} installedFile
 * @returns {string | undefined} why the packages must be installed
 */
export function whyInstall(wantedFile, installedFile) {
  if (!existsSync(installedFile)) return 'No packages are installed yet';
  const wanted = packagesOf(wantedFile);
  const installed = packagesOf(installedFile);
  for (const [path, { version, integrity, optional, devOptional }] of wanted) {
    const present = installed.get(path);
    // Packages for other platforms are in the lock file, but not on the disk.
    if (!present && (optional || devOptional)) continue;
    if (present?.version !== version || present?.integrity !== integrity) return 'package-lock.json has changed';
  }
  for (const path of installed.keys()) if (!wanted.has(path)) return 'package-lock.json has changed';
  return undefined;
}

/** @param {string} file @returns {Map<string, LockedPackage>} by path; without the project itself */
function packagesOf(file) {
  const packages = Object.entries(
    /** @type {Record<string, LockedPackage>} */ (JSON.parse(readFileSync(file, 'utf8')).packages),
  );
  return new Map(packages.filter(([path]) => path !== ''));
}
