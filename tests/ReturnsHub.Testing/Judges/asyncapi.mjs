// Usage: node asyncapi.mjs <folder of node_modules> < asyncapi.json
// Prints what the AsyncAPI parser has against the document, as [{ "severity": 0 for an error, 1 for a warning, "code", "path", "message" }].
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'any.js'));
const { Parser } = require('@asyncapi/parser');

const { document, diagnostics } = await new Parser().parse(readFileSync(0, 'utf8'));
const found = diagnostics.map(({ severity, code, path, message }) => ({ severity, code: String(code), path: path.join('/'), message }));
if (!document && !found.some((d) => d.severity === 0)) found.push({ severity: 0, code: 'unread', path: '', message: 'The parser gave no document.' });
console.log(JSON.stringify(found.filter((d) => d.severity <= 1)));
