import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { findProcess, isRunning, type ProcessRef } from '../../../scripts/lib/processes.mjs';
import { readJson } from '../../../scripts/lib/secrets.mjs';
import { guard } from '../../../scripts/lib/watchdog.mjs';
import { createTestDatabase, createTestRedis, eventually, temporaryFolder } from '../../support/index.js';

jest.setTimeout(120_000);

/** `npm start`, as a person runs it, with data and ports of its own. */
class Start {
  private readonly child: ChildProcess;
  output = '';
  private ended: number | NodeJS.Signals | undefined;

  constructor(env: Record<string, string>) {
    const { PATH, HOME, TMPDIR, EMBEDDED_REDIS } = process.env;
    // A terminal's Ctrl-C reaches the whole process group, so it gets one of its own here.
    this.child = spawn(process.execPath, ['scripts/start.mjs', '--people', '30', '--companies', '10', '--deals', '5'], {
      cwd: projectRoot,
      env: { PATH, HOME, TMPDIR, EMBEDDED_REDIS, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (this.child.pid) guard(this.child.pid, 'SIGTERM'); // should Jest be killed
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
    }
    this.child.once('exit', (code, signal) => (this.ended = signal ?? code ?? 0));
  }

  async says(text: string | RegExp, timeoutMs = 60_000): Promise<void> {
    await eventually(
      () => {
        if (typeof text === 'string' ? this.output.includes(text) : text.test(this.output)) return true;
        if (this.ended !== undefined) timeoutMs = 0;
        throw new Error(`it did not say ${String(text)}, but:\n${this.output}`);
      },
      { timeoutMs, everyMs: 50 },
    );
  }

  /** Sends a signal as the terminal does, and waits for the end. */
  async stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    if (this.ended === undefined && this.child.pid) process.kill(-this.child.pid, signal);
    return this.end();
  }

  async end(): Promise<number | NodeJS.Signals> {
    await eventually(() => this.ended !== undefined, { timeoutMs: 20_000 });
    return this.ended ?? 0;
  }

  get key(): string {
    return /API key\s+(\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** What the printed curl fetches. */
  async tryIt(): Promise<{ data: { values: { email_addresses?: { email_address: string }[] } }[] }> {
    const url = /try\s+curl .* '(http[^']+)'/.exec(this.output)?.[1] ?? '';
    const response = await fetch(url, { headers: { authorization: `Bearer ${this.key}` } });
    return (await response.json()) as Awaited<ReturnType<Start['tryIt']>>;
  }
}

/** What a start runs: its services as it notes them for its successor, and whatever else carries the folder's name. */
function processesOf(folder: string): { name: string; ref: ProcessRef }[] {
  const noted = readJson<{ name: string; ref: ProcessRef }[]>(join(folder, 'children.json')) ?? [];
  const named = readdirSync('/proc').flatMap((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const ref = /^\d+$/.test(name) ? findProcess(Number(name)) : undefined;
      const isOurs = command.includes(folder) || readFileSync(`/proc/${name}/environ`, 'utf8').includes(folder);
      return isOurs && ref ? [{ name: command, ref }] : [];
    } catch {
      return []; // gone in the meantime, or no process
    }
  });
  return [...noted, ...named].filter(({ ref }) => isRunning(ref));
}

function serviceOf(folder: string, name: string): ProcessRef {
  const service = processesOf(folder).find((each) => each.name === name);
  if (!service) throw new Error(`no ${name} runs`);
  return service.ref;
}

describe('npm start', () => {
  let folder: string;
  let env: Record<string, string>;
  const starts: Start[] = [];
  const start = (more: Record<string, string> = {}) => {
    const one = new Start({ ...env, ...more });
    starts.push(one);
    return one;
  };

  beforeAll(async () => {
    folder = temporaryFolder();
    env = { ATTIO_SYNC_DATA_DIR: folder, API_PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  });
  afterAll(async () => {
    await Promise.all(starts.map((one) => one.stop('SIGKILL')));
    await eventually(() => processesOf(folder).length === 0, { timeoutMs: 15_000 });
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets ready from nothing, serves a person, keeps its word in every line, and leaves nothing behind', async () => {
    const first = start();
    await first.says('Attio Sync is ready.');
    await first.says(/Mirror: .*people 30/);
    for (const path of ['/docs', '/health/ready']) {
      const url = `http://127.0.0.1:${env['API_PORT']}${path}`;
      expect(first.output).toContain(url);
      expect((await fetch(url)).status).toBe(200);
    }
    expect(first.output).toContain('/admin/queues');
    expect((await first.tryIt()).data).toHaveLength(1);
    expect(statSync(join(folder, 'first-api-key')).mode & 0o077).toBe(0);

    // A second start in the same folder leaves the first alone.
    const second = start({ API_PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) });
    await second.says(/already runs from this folder \(process \d+\)/);
    expect(await second.end()).toBe(1);

    // Whatever is killed comes back.
    for (const name of ['api', 'worker', 'Postgres', 'Redis']) {
      const before = serviceOf(folder, name);
      process.kill(before.pid, 'SIGKILL');
      await eventually(() => serviceOf(folder, name).pid !== before.pid, { timeoutMs: 30_000, everyMs: 100 });
      await first.says(`${name} ended (SIGKILL) and was started again`);
    }
    await eventually(async () => expect((await first.tryIt()).data).toHaveLength(1), {
      timeoutMs: 30_000,
      everyMs: 200,
    });

    expect(await first.stop('SIGINT')).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  it('starts again with the same key and data, also after kill -9 of everything it runs', async () => {
    const first = start();
    await first.says('Attio Sync is ready.');
    const leftovers = processesOf(folder).map(({ ref }) => ref);
    expect(leftovers.length).toBeGreaterThan(4);
    await first.stop('SIGKILL');
    await eventually(() => leftovers.every((ref) => !isRunning(ref)), { timeoutMs: 15_000 });

    const second = start();
    await second.says('Attio Sync is ready.');
    expect(second.key).toBe(first.key);
    expect((await second.tryIt()).data).toHaveLength(1);
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  it('names a busy port', async () => {
    const busy = start({ API_PORT: String(new URL((await createTestRedis()).url).port) });
    expect(await busy.end()).toBe(1);
    expect(busy.output).toMatch(/^\nPort \d+, which the api needs, is used by another program: .* API_PORT=\d+\.\n$/);
  });

  it('uses the servers it is given, and says which one does not answer', async () => {
    const [database, redis] = await Promise.all([createTestDatabase(), createTestRedis()]);
    const given = start({ ATTIO_SYNC_DATA_DIR: temporaryFolder(), DATABASE_URL: database.url, REDIS_URL: redis.url });
    await given.says('Attio Sync is ready.');
    expect(given.output).toContain(`yours, ${new URL(database.url).host}`);
    expect(given.output).not.toContain('embedded');
    expect(await given.stop('SIGHUP')).toBe(0);
    await database.drop();

    const absent = start({ ATTIO_SYNC_DATA_DIR: temporaryFolder(), REDIS_URL: 'redis://127.0.0.1:1' });
    expect(await absent.end()).toBe(1);
    expect(absent.output).toContain('Redis at 127.0.0.1:1 does not answer: check REDIS_URL');
  });
});
