/** One thing per line: as JSON for programs, as a sentence for people. */
export function printRow(isJson: boolean | undefined, row: unknown, line: string): void {
  console.log(isJson ? JSON.stringify(row) : line);
}

/** Columns of one line, each as wide as the widest that is usual. */
export function columns(...parts: [text: string, width?: number][]): string {
  return parts
    .map(([text, width = 0]) => text.padEnd(width))
    .join('  ')
    .trimEnd();
}

/** Examples at the end of a command's help. */
export function examples(...lines: [command: string, meaning: string][]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const text = lines.map(([command, meaning]) => `  $ npm run cli -- ${command.padEnd(width)}  # ${meaning}`);
  return `\nExamples:\n${text.join('\n')}`;
}
