// The canonicalizer next to Node, on random documents: well-formed ones written in every way, and ones
// with a fault.
'use strict';
const { examine, faultsOf, toDouble } = require('./documents.js');

const pieces = ['a', 'b', 'Z', '0', ' ', '/', '"', '\\', '\b', '\t', '\n', '\f', '\r', '\u0000',
  '\u001f', '\u007f', '\u0080', 'é', 'ö', '€', '\u2028', '\ud7ff', '\ue000', '\ufb33', '\uffef',
  '\u{10000}', '\u{1d11e}', '\u{1f600}', '\u{10fffd}', '__proto__', 'e\u0301'];
const edges = ['0', '-0', '1', '-1', '1e21', '1e20', '999999999999999900000', '1e-6', '1e-7', '5e-324',
  '2.2250738585072014e-308', '1.7976931348623157e308', '9007199254740991', '9007199254740993',
  '333333333.33333329', '0.1', '1E30', '4.50', '2e-3', '0.000001', '123456789012345680000'];

class Documents {
  constructor(random) {
    this.random = random;
  }

  string() {
    return this.random.text(this.random.integer(0, 6), pieces);
  }

  /** A double from random bits, one of the edges, or a short decimal, in some spelling. */
  number() {
    const { random } = this;
    switch (random.integer(0, 4)) {
      case 0: return random.one(edges);
      case 1: {
        const double = toDouble(random.bits());
        return Number.isFinite(double) ? this.respelled(double) : '0';
      }
      case 2: return this.respelled(random.integer(-1e15, 1e15) / 10 ** random.integer(0, 20));
      default: return String(random.integer(-100, 100));
    }
  }

  respelled(double) {
    switch (this.random.integer(0, 4)) {
      case 0: return double.toExponential().replace('e', this.random.one(['e', 'E']));
      case 1: return double.toPrecision(this.random.integer(17, 40));
      case 2: return JSON.stringify(double).replace(/^(-?\d+)$/, '$1.000');
      default: return JSON.stringify(double);
    }
  }

  value(depth) {
    const kind = this.random.integer(0, depth > 0 ? 7 : 4);
    if (kind === 0) return this.quoted(this.string());
    if (kind <= 2) return this.number();
    if (kind === 3) return this.random.one(['true', 'false', 'null']);
    return kind === 4 ? this.array(depth) : this.object(depth);
  }

  array(depth) {
    const count = this.random.integer(0, 5);
    return this.listed('[', Array.from({ length: count }, () => this.value(depth - 1)), ']');
  }

  object(depth) {
    const names = new Set(Array.from({ length: this.random.integer(0, 6) }, () => this.string()));
    const members = [...names].map((name) => this.member(name, this.value(depth - 1)));
    return this.listed('{', members, '}');
  }

  member(name, value) {
    return `${this.quoted(name)}${this.space()}:${this.space()}${value}`;
  }

  listed(open, parts, close) {
    const spaced = parts.map((part) => `${this.space()}${part}${this.space()}`);
    return `${open}${spaced.join(',') || this.space()}${close}`;
  }

  space() {
    return this.random.chance(0.7) ? '' : this.random.text(this.random.integer(1, 4), [...' \t\n\r']);
  }

  /** A string, of which any code unit may be escaped. */
  quoted(string) {
    const short = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '/': '\\/' };
    const escaped = [...string].map((character) => {
      const isNeeded = character < ' ' || character === '"' || character === '\\';
      if (!isNeeded && this.random.chance(0.7)) return character;
      if (this.random.chance(0.5) && (short[character] || '"\\'.includes(character))) {
        return short[character] ?? `\\${character}`;
      }
      return Array.from({ length: character.length }, (_, index) => this.escape(character, index)).join('');
    });
    return `"${escaped.join('')}"`;
  }

  escape(character, index) {
    const hex = character.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${this.random.chance(0.5) ? hex.toUpperCase() : hex}`;
  }

  /** A document that JSON or I-JSON forbids, or one byte of which was changed. */
  faulty() {
    const { random } = this;
    const name = this.string();
    switch (random.integer(0, 6)) {
      case 0: return `{${this.member(name, '1')},${this.member('x'.repeat(9), '2')},${this.member(name, '3')}}`;
      case 1: return `["a\\u${random.one(['d800', 'DBFF', 'dc00', 'dfff', 'd83d\\u0041'])}"]`;
      case 2: return `[1,${random.one(['1e309', '-1e400', '179769313486231580e291'])}]`;
      case 3: return `{${this.quoted(random.one(['\ufffe', '\ufdd0', '\u{1ffff}', '\u{10fffe}']))}:1}`;
      default: return this.mutated(Buffer.from(this.value(3)));
    }
  }

  mutated(bytes) {
    const { random } = this;
    const place = random.integer(0, bytes.length + 1);
    const byte = Buffer.from([random.one([random.integer(0, 256), ...Buffer.from('{}[]",:\\0e.-u')])]);
    return Buffer.concat([
      bytes.subarray(0, place), byte, bytes.subarray(place + random.integer(0, 2))]);
  }
}

/** What the package's reason is called in the vectors. */
const kinds = [
  [/^bytes that are not UTF-8/, 'invalid-utf8'], [/^half of a surrogate pair/, 'lone-surrogate'],
  [/^a duplicate name/, 'duplicate-name'],
  [/^a number beyond the range/, 'number-out-of-range'],
  [/^a noncharacter/, 'noncharacter'],
];

const kind = (reason) => kinds.find(([pattern]) => pattern.test(reason))?.[1] ?? 'syntax';

/**
 * Node's answer to a document, in which the package may name any of several faults. In text that is not
 * JSON at all it may also find one that I-JSON forbids, before the place where it stops to be JSON.
 */
function expected(bytes, found) {
  const { error, output } = examine(bytes);
  if (error === 'syntax' || error === 'invalid-utf8') {
    return { error: found.error ?? error, output };
  }
  const faults = faultsOf(bytes);
  if (faults.length === 0) return { error, output };
  return { error: faults.includes(found.error) ? found.error : faults[0], output: null };
}

async function checkDocuments({ swift }, report, random, count) {
  const documents = new Documents(random);
  const asked = Array.from({ length: count }, (_, index) =>
    Buffer.from(index % 4 === 3 ? documents.faulty() : documents.value(4)));
  const answers = await swift.ask(asked.map((bytes) =>
    ({ program: 'canonicalize', textHex: bytes.toString('hex') })));
  const counts = { canonical: 0, refused: 0 };
  answers.forEach((answer, index) => {
    const found = answer.refused === undefined
      ? { error: null, output: Buffer.from(answer.outputHex, 'hex').toString() }
      : { error: kind(answer.reason), output: null };
    const wanted = expected(asked[index], found);
    counts[wanted.error === null ? 'canonical' : 'refused'] += 1;
    report.compare({
      family: 'JSON', id: `document ${index} ${JSON.stringify(asked[index].toString('latin1').slice(0, 200))}`,
      found, by: 'Swift', expected: wanted, of: 'Node',
    });
  });
  return counts;
}

module.exports = { checkDocuments };
