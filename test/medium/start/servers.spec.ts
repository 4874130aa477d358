import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { findProcess } from '../../../scripts/lib/processes.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startRedis } from '../../../scripts/lib/redis.mjs';
import { eventually, startOwnPostgres, temporaryFolder } from '../../support/index.js';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded servers', () => {
  it('keeps what Postgres committed before it was killed, and starts again by itself', async () => {
    const options = {
      folder: temporaryFolder(),
      port: await freePort(),
      password: 'secret',
      logFile: join(temporaryFolder(), 'log'),
    };
    const killed = await startPostgres(options);
    await query(killed.url('postgres'), 'CREATE TABLE kept AS SELECT 7 AS n');
    killed.kill('SIGKILL');
    await killed.exited;
    expect(existsSync(join(options.folder, 'data/postmaster.pid'))).toBe(true);

    const again = await startPostgres(options);
    await expect(query(again.url('postgres'), 'SELECT n FROM kept')).resolves.toEqual([{ n: 7 }]);
    await again.stop();
  });

  it('ends a Postgres that an earlier start left running on the same data', async () => {
    const folder = temporaryFolder();
    const leftover = await startOwnPostgres(folder);
    const next = await startOwnPostgres(folder);
    await expect(leftover.exited).resolves.toBe('exit code 0');
    expect(next.isUp()).toBe(true);
    await next.stop();
  });

  it('does not take a stranger for a leftover when the pid was given out again', async () => {
    const folder = temporaryFolder();
    const first = await startOwnPostgres(folder);
    await first.stop();
    writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${process.pid}\n${folder}\n1700000000\n5432\n`);
    const next = await startOwnPostgres(folder);
    expect(next.isUp()).toBe(true);
    await next.stop();
  });

  it('lets nobody in without the password', async () => {
    const postgres = await startOwnPostgres(temporaryFolder());
    const wrong = postgres.url('postgres').replace(':test@', ':guess@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await postgres.stop();
  });

  it('keeps what Redis was told before it was killed, if this machine has a real one', async () => {
    const options = {
      folder: temporaryFolder(),
      port: await freePort(),
      password: 'secret',
      logFile: join(temporaryFolder(), 'log'),
    };
    const killed = await startRedis(options);
    const client = new Redis(killed.url);
    await client.set('kept', '7');
    await eventually(
      async () => (await client.info('persistence')).includes('aof_pending_bio_fsync:0') || !killed.real,
    );
    client.disconnect();
    killed.kill('SIGKILL');
    await killed.exited;

    const again = await startRedis(options);
    const reader = new Redis(again.url);
    await expect(reader.get('kept')).resolves.toBe(again.real ? '7' : null);
    reader.disconnect();
    await again.stop();
  });

  it('starts Redis empty when its file cannot be read, and keeps the file aside', async () => {
    const options = {
      folder: temporaryFolder(),
      port: await freePort(),
      password: 'secret',
      logFile: join(temporaryFolder(), 'log'),
    };
    const first = await startRedis(options);
    await first.stop();
    if (!first.real) return expect(readdirSync(options.folder)).toEqual([]); // the JavaScript server has no file
    writeFileSync(join(options.folder, 'appendonlydir/appendonly.aof.manifest'), 'nonsense\n');

    const again = await startRedis(options);
    expect(again.isUp()).toBe(true);
    expect(readdirSync(options.folder).some((name) => name.startsWith('unreadable-'))).toBe(true);
    await again.stop();
  });

  it('ends them when the program that started them is killed', async () => {
    const folder = temporaryFolder();
    const program = `
      const { startOwnPostgres, startOwnRedis } = await import(${JSON.stringify(join(process.cwd(), 'test/support/servers.mjs'))});
      const servers = [await startOwnPostgres(${JSON.stringify(folder)}), await startOwnRedis(${JSON.stringify(folder)})];
      console.log(servers.map((server) => server.pid).join(' '));
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(starter.stdout, 'data')) as [Buffer];
    const pids = line.toString().trim().split(' ').map(Number);
    expect(pids.every((pid) => findProcess(pid))).toBe(true);

    starter.kill('SIGKILL');
    await eventually(() => pids.every((pid) => findProcess(pid) === undefined), { timeoutMs: 10_000 });
  });
});
