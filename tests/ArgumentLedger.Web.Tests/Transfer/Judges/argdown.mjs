// Reads Argdown documents with @argdown/core and tells what it finds in each, one JSON object a line.
import { createRequire } from 'node:module';
import fs from 'node:fs';

const [, , home, ...files] = process.argv;
const { ArgdownApplication, ParserPlugin, DataPlugin, ModelPlugin } = createRequire(`${home}/package.json`)('@argdown/core');
console.error = () => {};

const words = (found) => Object.fromEntries(Object.entries(found ?? {}).map(([title, one]) => [title, (one.members ?? []).map((member) => member.text?.trim()).filter(Boolean)]));
const name = (end) => end?.title;

for (const file of files) {
  const app = new ArgdownApplication();
  app.addPlugin(new ParserPlugin(), 'parse-input');
  app.addPlugin(new DataPlugin(), 'build-model');
  app.addPlugin(new ModelPlugin(), 'build-model');
  const read = app.run({ input: fs.readFileSync(file, 'utf8'), process: ['parse-input', 'build-model'], logLevel: 'silent' });
  console.log(JSON.stringify({
    errors: [...(read.parserErrors ?? []), ...(read.lexerErrors ?? [])].map((error) => error.message),
    statements: words(read.statements),
    arguments: words(read.arguments),
    relations: (read.relations ?? []).map((relation) => `${name(relation.from)} ${relation.relationType} ${name(relation.to)}`),
  }));
}
