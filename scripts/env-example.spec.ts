import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const example = read('.env.example').split('\n');
const listed = example.flatMap((line) => /^#?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);

/** Keys of the schemas that parseEnv and the sandbox read the environment with. */
function schemaKeys(file: string): string[] {
  return [...read(file).matchAll(/^ {2,4}([A-Z][A-Z0-9_]+): /gm)].map(([, key = '']) => key);
}

describe('.env.example', () => {
  const all = ['apps', 'libs'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true }).map((file) => `${top}/${String(file)}`),
  );
  const files = [...all.filter((file) => file.endsWith('.config.ts')), 'apps/sandbox/src/main.ts'];

  it.each(files)('lists every key of %s', (file) => {
    const missing = schemaKeys(file).filter((key) => !listed.includes(key));
    expect(missing).toEqual([]);
  });

  it('explains every key in the line above, and names none twice', () => {
    const unexplained = example.filter(
      (line, i) => /^#?[A-Z][A-Z0-9_]+=/.test(line) && !/^#/.test(example[i - 1] ?? ''),
    );
    expect(unexplained).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('holds no secret', () => {
    const secrets = example.filter((line) => /(KEY|SECRET|PASSWORD|TOKEN)[A-Z_]*=./.test(line));
    expect(secrets).toEqual([]);
  });
});
