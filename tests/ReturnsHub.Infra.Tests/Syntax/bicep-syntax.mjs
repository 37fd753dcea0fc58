// Usage: node bicep-syntax.mjs <folder of node_modules> <file>...   Prints a line for every place the grammar does not accept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const { Parser, Language } = await import(pathToFileURL(join(modules, 'web-tree-sitter', 'tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(modules, 'tree-sitter-bicep', 'tree-sitter-bicep.wasm')));

function report(file, node) {
  if (node.isError || node.isMissing) {
    const { row, column } = node.startPosition;
    console.log(`${file}:${row + 1}:${column + 1}: ${node.isMissing ? `missing ${node.type}` : 'unexpected text'}`);
  } else if (node.hasError) {
    node.children.forEach((child) => report(file, child));
  }
}

for (const file of files) report(file, parser.parse(readFileSync(file, 'utf8')).rootNode);
