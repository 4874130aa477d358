import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { arrows, drivers } from '../../eslint.arrows.mjs';

const root = join(__dirname, '../..');
const folders = Object.entries(arrows).map(([folder, { libs }]) => ({
  folder,
  allowed: libs as string[],
  own: folder.slice(5),
}));
const libs = folders.flatMap(({ folder, own }) => (folder.startsWith('libs/') ? [own] : []));

interface Case {
  filePath: string;
  text: string;
  /** Part of each message lint must give; none when the text is fine. */
  expected: string[];
}

const importing = (name: string, from: string, ...expected: string[]): Case => ({
  filePath: from,
  text: `import { thing } from '${name}';\nvoid thing;\n`,
  expected,
});

/** What eslint says, once for all cases: starting it takes longer than linting them. */
function lint(cases: Case[]): string[][] {
  const program = join(root, 'test/arrows/lint-texts.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [program], { cwd: root, input: JSON.stringify(cases) }).toString(),
  ) as string[][];
}

/** Fails naming every case whose messages are not the expected ones. */
function expectAll(cases: Case[]): void {
  const answers = lint(cases);
  const wrong = cases.flatMap((each, i) => {
    const messages = answers[i] ?? [];
    const isRight =
      messages.length === each.expected.length && each.expected.every((part, n) => messages[n]?.includes(part));
    return isRight ? [] : [{ file: each.filePath, text: each.text.split('\n')[0], messages }];
  });
  expect(wrong).toEqual([]);
}

describe('the import arrows, through the real lint configuration', () => {
  it('have a row for every app and lib there is', () => {
    const present = ['apps', 'libs'].flatMap((top) => readdirSync(join(root, top)).map((name) => `${top}/${name}`));
    expect(present.filter((folder) => !(folder in arrows))).toEqual([]);
  });

  it('let a folder import the libs of its row, and fail every other', () => {
    expectAll(
      folders.flatMap(({ folder, allowed, own }) =>
        libs.map((lib) => {
          const file = `${folder}/src/thing.ts`;
          if (folder === `libs/${lib}`) return importing(`@app/${lib}`, file, ...ownImport(allowed, own));
          return importing(`@app/${lib}`, file, ...(allowed.includes(lib) ? [] : [`${folder} may import only`]));
        }),
      ),
    );
  });

  it('give each driver one owner', () => {
    expectAll(
      folders.flatMap(({ folder }) =>
        Object.entries(drivers).map(([driver, owner]) =>
          importing(driver, `${folder}/src/thing.ts`, ...(owner === folder ? [] : [`belongs to ${owner}`])),
        ),
      ),
    );
  });

  it('keep the inside of a lib to itself', () => {
    expectAll(
      folders.flatMap(({ folder, own }) => {
        const file = `${folder}/src/thing.ts`;
        const other = own === 'common' ? 'cache' : 'common';
        return [
          importing(`@app/${other}/src/secret.js`, file, 'never a file inside it'),
          importing(`../../../libs/${other}/src/secret.js`, file, 'not by a relative path'),
          importing('./neighbour.js', file),
        ];
      }),
    );
  });

  it('leave calls over HTTP to libs/attio, and to the sandbox that plays Attio', () => {
    expectAll(
      folders.map(({ folder }) => ({
        filePath: `${folder}/src/thing.ts`,
        text: `void fetch('https://api.attio.com/v2/self');\n`,
        expected: ['libs/attio', 'apps/sandbox'].includes(folder) ? [] : ['Attio is called through libs/attio'],
      })),
    );
  });

  it('let only main.ts and app.module.ts at the top of an app wire any lib', () => {
    expectAll([
      importing('@app/database', 'apps/api/src/app.module.ts'),
      importing('@app/database', 'apps/worker/src/main.ts'),
      importing('@app/database', 'apps/api/src/deep/app.module.ts', 'apps/api may import only'),
      importing('@app/database', 'apps/api/src/keys.controller.ts', 'apps/api may import only'),
    ]);
  });
});

/** A lib that imports itself by name breaks two rules: it is not in its own row, and inside it imports are relative. */
function ownImport(allowed: string[], own: string): string[] {
  return [...(allowed.includes(own) ? [] : ['may import only']), 'Inside a lib, import its files relatively'];
}
