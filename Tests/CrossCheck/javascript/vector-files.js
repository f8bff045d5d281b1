// Reads Tests/Vectors, and makes of a case what a caller of a program would have given it.
'use strict';
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.env.VECTORS ?? join(__dirname, '..', '..', 'Vectors');

const names = () =>
  readdirSync(folder).filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, '')).sort();

const bytes = (file) => readFileSync(join(folder, file));

const read = (name) => JSON.parse(bytes(`${name}.json`));

/** A value that is written down with its type: undefined has no JSON. */
const value = ({ json }) => (json === null ? undefined : JSON.parse(json));

const inputNames = new Set([
  'key', 'secret', 'meetingNumber', 'role', 'clockMs', 'variant', 'commit', 'admin',
  'durationHoursEnv', 'expirationSeconds', 'videoWebRtcMode', 'requestBody',
]);

/** What is said about a case, and is neither given to a program nor computed by one. */
const wordNames = new Set(['id', 'note', 'category']);

/** The inputs of a case, as its program gets them. */
function inputs(vector) {
  const given = {};
  for (const [name, input] of Object.entries(vector)) {
    if (!inputNames.has(name)) continue;
    const isTyped = input !== null && typeof input === 'object';
    given[name] = isTyped ? value(input) : input ?? undefined;
  }
  return given;
}

/** Everything else that a case has. */
const expectations = (vector) =>
  Object.fromEntries(Object.entries(vector).filter(
    ([name]) => !inputNames.has(name) && !wordNames.has(name)));

module.exports = { names, bytes, read, value, inputs, expectations };
