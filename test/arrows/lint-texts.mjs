// Lints texts as if they were files of the project, with the project's own configuration: `[{ filePath, text }]` comes on
// standard input, the messages of each go to standard output. A program of its own because Jest cannot load ESLint's
// configuration, an ES module.
import { text as readAll } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint({
  // The texts are of no real file, which the rules that need types would refuse.
  overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted-'),
});
const texts = JSON.parse(await readAll(process.stdin));
const answers = [];
for (const { filePath, text } of texts) {
  const [result] = await eslint.lintText(text, { filePath });
  answers.push(result.messages.map(({ message }) => message));
}
console.log(JSON.stringify(answers));
