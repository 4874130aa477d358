import { type Command } from 'commander';

/** The command reference of docs/cli.md, from the commands themselves. */
export function referenceOf(program: Command): string {
  return leaves(program, [])
    .map(({ command, path }) => sectionOf(command, path))
    .join('\n\n');
}

function leaves(command: Command, path: string[]): { command: Command; path: string[] }[] {
  return command.commands.flatMap((nested) => {
    const own = [...path, nested.name()];
    return nested.commands.length > 0 ? leaves(nested, own) : [{ command: nested, path: own }];
  });
}

function sectionOf(command: Command, path: string[]): string {
  const args = command.registeredArguments.map((argument) => {
    const text = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return { text: argument.required ? `<${text}>` : `[${text}]`, description: argument.description };
  });
  const usage = [...path, ...args.map(({ text }) => text)].join(' ');
  const items = [
    ...args.map(({ text, description }) => [text, description]),
    ...command.options.map((option) => [option.flags, option.description]),
  ];
  const list = items.map(([flags, description]) => `- \`${flags}\`${description ? `: ${description}` : ''}`);
  return [`### \`${usage}\``, '', command.description(), ...(list.length > 0 ? ['', ...list] : [])].join('\n');
}
