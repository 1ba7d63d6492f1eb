// The driver of my port: one line of JSON in, one line out (chapter driver).
//
//     ./symbolon tck --driver "node my_driver.mjs"

import { createInterface } from 'node:readline';

// a capability is declared when all its operations are below; from then on its cases count
const capabilities = [];

const hello = { protocol: 1, name: 'my-port', version: '0', language: 'javascript', capabilities };

/** An argument is missing or malformed. */
class BadRequest extends Error {}

/** The octets of an argument, which come as hexadecimal digits. */
export function octets(args, name) {
  if (!/^([0-9a-f]{2})*$/.test(args[name] ?? '?')) throw new BadRequest(name);
  return Buffer.from(args[name], 'hex');
}

// An operation takes the arguments and gives the members of its result, such as
//     { verdict: 'accepted' } or { verdict: 'refused', rule: 'CNV-005' }.
// JSON.parse rounds numbers above 2^53: the sequence of revocations can be one.
const operations = new Map([
  ['hello', () => hello],
  ['reset', () => ({})], // forget every node, and set the time to its start
  ['bye', () => ({})],
  // ['key.check', (args) => checkKey(octets(args, 'public_key'))],
]);

function answer(op, args) {
  const operation = operations.get(op);
  if (!operation) return { error: { kind: 'unsupported', text: op } };
  try {
    return { result: operation(args) };
  } catch (fault) {
    const kind = fault instanceof BadRequest ? 'bad_request' : 'internal';
    return { error: { kind, text: String(fault) } };
  }
}

console.log = console.error; // what it says must not stand between replies
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  const { id, op, args } = JSON.parse(line);
  process.stdout.write(JSON.stringify({ id, ...answer(op, args) }) + '\n');
  if (op === 'bye') break;
}
