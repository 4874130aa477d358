import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command } from 'commander';
import { exitCodes } from './exit-codes.js';
import { makeProgram } from './program.js';
import { referenceOf } from './reference.js';

const page = join(__dirname, '../../../docs/cli.md');
const BEGIN = '<!-- reference: written by apps/cli/src/program.spec.ts with UPDATE_DOCS=1 -->';

function leaves(command: Command): Command[] {
  return command.commands.flatMap((nested) => (nested.commands.length > 0 ? leaves(nested) : [nested]));
}

describe('the command line', () => {
  const program = makeProgram();

  it('is described in docs/cli.md, every command with every option', () => {
    const text = readFileSync(page, 'utf8');
    const hand = text.slice(0, text.indexOf(BEGIN));
    const made = `${hand}${BEGIN}\n\n${referenceOf(program)}\n`;
    if (process.env['UPDATE_DOCS']) writeFileSync(page, made);
    expect(readFileSync(page, 'utf8')).toBe(made);
  });

  it('explains its exit codes there', () => {
    const table = readFileSync(page, 'utf8');
    for (const code of Object.values(exitCodes)) expect(table).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
  });

  it.each(leaves(program).map((command) => [command.name(), command] as const))(
    '%s says what it does, explains every option, and can speak JSON',
    (_name, command) => {
      expect(command.description()).not.toBe('');
      expect(command.options.filter(({ description }) => description === '')).toEqual([]);
      expect(command.options.map(({ long }) => long)).toContain('--json');
    },
  );
});
