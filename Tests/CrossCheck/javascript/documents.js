// JSON documents on Node's JSON.parse and JSON.stringify: the canonical form of RFC 8785, and what
// I-JSON (RFC 7493) forbids beyond JSON.
'use strict';
const { createHash } = require('node:crypto');

/** The canonical text of a value. JavaScript sorts texts by their UTF-16 code units. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) =>
    `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

/** What has to be said about a document: its canonical text, or why it has none; and flags. */
function examine(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { error: 'invalid-utf8', output: null };
  }
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: 'syntax', output: null };
  }
  const { faults, flags } = walk(text);
  const answer = faults.length > 0
    ? { error: faults[0], output: null } : { error: null, output: canonical(value) };
  return flags.size > 0 && answer.error === null ? { ...answer, flags: [...flags].sort() } : answer;
}

/** All that I-JSON forbids in text that JSON.parse accepts. */
function faultsOf(bytes) {
  const { faults, flags } = walk(bytes.toString());
  return flags.has('nonchar') ? [...faults, 'noncharacter'] : faults;
}

const token = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[{}[\],:]|true|false|null/g;

/** Walks the tokens of text that JSON.parse has accepted, which shows what parsing hides. */
function walk(text) {
  const faults = [];
  const flags = new Set();
  const open = [];
  let isName = false;
  for (const [part] of text.matchAll(token)) {
    if (part === '{') open.push(new Set());
    if (part === '[') open.push(null);
    if (part === '}' || part === ']') open.pop();
    const names = open.at(-1);
    if (part[0] === '"') {
      const string = JSON.parse(part);
      lookAtString(string, faults, flags);
      if (isName && names.has(string)) faults.push('duplicate-name');
      if (isName) names.add(string);
    } else if (/^[-0-9]/.test(part)) {
      lookAtNumber(part, faults, flags);
    }
    isName = Boolean(names) && (part === '{' || part === ',');
  }
  return { faults, flags };
}

function lookAtString(string, faults, flags) {
  if (/\p{Surrogate}/u.test(string)) faults.push('lone-surrogate');
  if (/[\ufdd0-\ufdef]|[\u{fffe}\u{ffff}]/u.test(string)
    || [...string].some((character) => (character.codePointAt(0) & 0xfffe) === 0xfffe)) {
    flags.add('nonchar');
  }
}

function lookAtNumber(spelling, faults, flags) {
  const number = Number(spelling);
  if (!Number.isFinite(number)) faults.push('number-out-of-range');
  else if (/^-?[0-9]+$/.test(spelling) && BigInt(spelling) !== BigInt(number)) flags.add('imprecise');
  else if (number === 0 && /^[^eE]*[1-9]/.test(spelling)) flags.add('underflow');
}

const jcs = ({ input, inputHex }) =>
  examine(inputHex === undefined ? Buffer.from(input) : Buffer.from(inputHex, 'hex'));

/** The number file of the JCS author, made anew: the hash of its first lines. */
function numberFile({ staticHex, serialCount, lines }) {
  const hash = createHash('sha256');
  let left = lines;
  for (const bits of numbers(staticHex, serialCount)) {
    if (left === 0) break;
    left -= 1;
    hash.update(`${bits.toString(16)},${toDouble(bits)}\n`);
  }
  return { sha256: hash.digest('hex') };
}

function* numbers(staticHex, serialCount) {
  for (const hex of staticHex) yield BigInt(`0x${hex}`);
  for (let serial = 0; serial < serialCount; serial += 1) yield 0x0010000000000000n + BigInt(serial);
  for (let block = Buffer.alloc(32); ;) {
    block = createHash('sha256').update(block).digest();
    for (let place = 0; place < 32; place += 8) {
      const number = block.readDoubleLE(place);
      if (number !== 0 && Number.isFinite(number)) yield block.readBigUInt64LE(place);
    }
  }
}

const scratch = new DataView(new ArrayBuffer(8));

function toDouble(bits) {
  scratch.setBigUint64(0, bits);
  return scratch.getFloat64(0);
}

module.exports = {
  examine, faultsOf, toDouble, families: { jcs, 'es-numbers-es6testfile': numberFile },
};
