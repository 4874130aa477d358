// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, redisVersion } from './executables.mjs';
import { cacheDir } from './paths.mjs';

const ONE_DAY_MS = 86_400_000;
const LIBRARIES = { arm64: 'aarch64-linux-gnu', x64: 'x86_64-linux-gnu' };

/**
 * Redis from Debian's or Ubuntu's package, unpacked into `.cache/redis`: works without root and installs nothing.
 * A failure (no network, say) is remembered for a day, so that it costs its wait only once.
 * @returns {import('./redis-programs.mjs').RedisProgram | undefined}
 */
export function debianRedis() {
  const unpacked = join(cacheDir, 'redis');
  const failed = join(cacheDir, 'redis.unavailable');
  if (!existsSync(unpacked)) {
    if (!findOnPath('apt-get') || !findOnPath('dpkg-deb') || isRecent(failed)) return undefined;
    try {
      download(unpacked);
    } catch (error) {
      writeFileSync(failed, String(error));
      return undefined;
    }
  }
  const libraries = LIBRARIES[/** @type {keyof typeof LIBRARIES} */ (process.arch)] ?? '';
  const env = { ...process.env, LD_LIBRARY_PATH: `${unpacked}/usr/lib/${libraries}:${unpacked}/lib/${libraries}` };
  const command = join(unpacked, 'usr/bin/redis-server');
  const version = redisVersion(command, env);
  return version
    ? {
        title: `redis-server ${version} (the distribution's package, unpacked to .cache/redis)`,
        command,
        args: [],
        env,
        real: true,
      }
    : undefined;
}

/** @param {string} marker */
function isRecent(marker) {
  return existsSync(marker) && Date.now() - statSync(marker).mtimeMs < ONE_DAY_MS;
}

/** @param {string} target made complete or not at all */
function download(target) {
  const work = join(cacheDir, `apt-${process.pid}`);
  for (const folder of ['lists/partial', 'cache/archives/partial', 'root'])
    mkdirSync(join(work, folder), { recursive: true });
  const options = [
    ...[
      `Dir::State::lists=${work}/lists`,
      `Dir::Cache=${work}/cache`,
      'Dir::Cache::pkgcache=',
      'Dir::Cache::srcpkgcache=',
    ],
    ...[
      'Debug::NoLocking=1',
      'APT::Sandbox::User=',
      'Acquire::Retries=0',
      'Acquire::http::Timeout=8',
      'Acquire::https::Timeout=8',
    ],
  ].flatMap((option) => ['-o', option]);
  /** @param {string[]} command */
  const apt = (...command) =>
    execFileSync('apt-get', ['-qq', '-y', ...options, ...command], { stdio: 'ignore', timeout: 60_000 });
  try {
    apt('update');
    // "install" finds which libraries are missing on this machine; --download-only stops before installing.
    apt('install', '--download-only', '--no-install-recommends', 'redis-server');
    const archives = join(work, 'cache/archives');
    for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
      execFileSync('dpkg-deb', ['-x', join(archives, file), join(work, 'root')], { stdio: 'ignore' });
    }
    if (!existsSync(target)) renameSync(join(work, 'root'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
