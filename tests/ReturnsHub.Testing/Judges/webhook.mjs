// Usage: node webhook.mjs <folder of node_modules> < requests.json
// Reads [{ "headers": {…}, "body": "<base64>", "secret": "whsec_…" }] and prints, for each, what the two libraries make of it:
// { "signature": "verified" or why not, "event": the parsed CloudEvent, "problem": why it is none }.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'any.js'));
const { Webhook } = require('standardwebhooks');
const { HTTP } = require('cloudevents');

function signature({ headers, secret }, body) {
  try {
    new Webhook(secret).verify(body, headers);
    return 'verified';
  } catch (error) {
    return error.message;
  }
}

function parse({ headers }, body) {
  try {
    const message = { headers, body };
    if (!HTTP.isEvent(message)) return { problem: 'not a CloudEvent' };
    const event = HTTP.toEvent(message);
    if (!event.validate()) return { problem: 'not valid' };
    return { event: event.toJSON() };
  } catch (error) {
    return { problem: JSON.stringify(error.errors ?? error.message) };
  }
}

const requests = JSON.parse(readFileSync(0, 'utf8'));
const answers = requests.map((request) => {
  const body = Buffer.from(request.body, 'base64').toString('utf8');
  return { signature: signature(request, body), ...parse(request, body) };
});
console.log(JSON.stringify(answers));
