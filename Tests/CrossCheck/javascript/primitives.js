// The floors below the signatures, on Node's crypto and Buffer: hashes, base64, numbers, and what
// libraries make of the same text.
'use strict';
const { createHash, createHmac } = require('node:crypto');
const { families: jwt, jsrsasignKey } = require('./jwt.js');
const { families: legacy } = require('./legacy.js');

const hmacHex = (key, message) => createHmac('sha256', key).update(message).digest('hex');

function sha256({ messageHex, repeatByte, repeatCount }) {
  const message =
    messageHex === null ? Buffer.alloc(repeatCount, repeatByte) : Buffer.from(messageHex, 'hex');
  return { sha256Hex: createHash('sha256').update(message).digest('hex'), length: message.length };
}

const hmac = ({ keyHex, messageHex }) =>
  ({ hmacHex: hmacHex(Buffer.from(keyHex, 'hex'), Buffer.from(messageHex, 'hex')) });

const variants = {
  standardPadded: (bytes) => bytes.toString('base64'),
  standardUnpadded: (bytes) => bytes.toString('base64').replaceAll('=', ''),
  urlPadded: (bytes) => bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  urlUnpadded: (bytes) => bytes.toString('base64url'),
};

function encode({ hex }) {
  const bytes = Buffer.from(hex, 'hex');
  return Object.fromEntries(
    Object.entries(variants).map(([name, variant]) => [name, variant(bytes)]));
}

function decode({ input }) {
  const bytes = Buffer.from(input, 'base64');
  const canonicalIn = Object.keys(variants).filter((name) => variants[name](bytes) === input);
  return {
    canonicalIn,
    nodeBase64: bytes.toString('hex'),
    nodeBase64url: Buffer.from(input, 'base64url').toString('hex'),
    nodeAtob: attempt(() => ({ hex: Buffer.from(atob(input), 'latin1').toString('hex') })),
  };
}

function attempt(work) {
  try {
    return work();
  } catch (error) {
    return { error: String(error) };
  }
}

/** The text of the double that has these bits. */
const number = ({ bits }) =>
  ({ text: String(Buffer.from(bits, 'hex').readDoubleBE()) });

/** One secret, handed to each library as its users do. */
function libraries({ secret, message }) {
  const key = jsrsasignKey(secret);
  const utf8 = hmacHex(secret, message);
  const hmacs = {
    nodeHmacHex: utf8,
    cryptoJsHmacHex: utf8,
    jsrsasignStringHmacHex: hmacHex(key, message),
    jsrsasignUtf8ObjectHmacHex: utf8,
    jsrsasignRstrObjectHmacHex: hmacHex(Buffer.from(secret, 'latin1'), message),
  };
  const isHexadecimal = secret !== '' && !key.equals(Buffer.from(secret, 'latin1'));
  const withThem = { cryptoJsHmacHex: utf8, rubyHmacHex: utf8, pythonHmacHex: utf8, ...hmacs };
  delete withThem.nodeHmacHex;
  return {
    secretUtf8Hex: Buffer.from(secret).toString('hex'), jsrsasignKeyHex: key.toString('hex'),
    ...hmacs,
    jsrsasignKeyReadAs:
      secret === '' ? 'empty' : isHexadecimal ? 'hex' : 'low-bytes-of-utf16',
    equalToNode: Object.keys(withThem).filter((name) => withThem[name] === utf8)
      .map((name) => name.replace('HmacHex', '')),
  };
}

/** Half of a surrogate pair in a key or a secret. */
function illFormed({ stringUtf16Hex, input }) {
  const text = Buffer.from(stringUtf16Hex, 'hex').swap16().toString('utf16le');
  const replaced = { ok: Buffer.from(text).toString('base64') };
  const halves = { ok: encodedByHand(text).toString('base64') };
  const refused = attempt(() => ({ ok: encodeURIComponent(text) }));
  const signed = (name, given) => attempt(() => {
    const program = legacy[name] ?? jwt[name];
    return { ok: program({ ...input, ...given }).output };
  });
  const all = (given) => Object.fromEntries(
    ['legacy-crypto-js-skewed', 'legacy-node-buffer', 'broken-unencoded', 'jwt-forum-001']
      .map((name) => [name, signed(name, given)]));
  const asSecret = all({ secret: text });
  // The forum's program caught what crypto-js threw, and returned nothing.
  if (asSecret['legacy-crypto-js-skewed'].error) asSecret['legacy-crypto-js-skewed'] = { ok: '' };
  return {
    encodings: {
      'js-base64 3.9.1 in node': replaced,
      'js-base64 3.9.1 without Buffer/TextEncoder/btoa': halves,
      'Buffer.from': replaced,
      'crypto-js Utf8.parse': refused,
      'jsrsasign payload (JSON.stringify)': { ok: JSON.stringify(text) },
      TextEncoder: { ok: Buffer.from(new TextEncoder().encode(text)).toString('base64') },
      encodeURIComponent: refused,
      'js-base64 2.4.9 in node': replaced,
      'js-base64 2.5.1 in node': replaced,
      'js-base64 2.6.4 in node': halves,
      'js-base64 3.0.0 in node': replaced,
      'js-base64 3.7.5 in node': replaced,
    },
    asKey: all({ key: text }),
    asSecret,
    jsrsasignKeyHex: jsrsasignKey(text).toString('hex'),
    nodeSecretIsUtf8OfHex: Buffer.from(text).toString('hex'),
    nodeHmacEqualsReplacedSecret: hmacHex(text, 'message') === hmacHex(Buffer.from(text), 'message'),
  };
}

/**
 * UTF-8 as js-base64 writes it without Buffer: half a pair is written like any other code point, and
 * the letter F, by a slip in a pattern (\uDFFFF), is taken for a second half.
 */
function encodedByHand(text) {
  const pairs = text.replace(/[\ud800-\udbff][\udc00-\udfffF]/g, (pair) => String.fromCodePoint(
    0x10000 + (pair.charCodeAt(0) - 0xd800) * 0x400 + (pair.charCodeAt(1) - 0xdc00)));
  return Buffer.concat([...pairs].map((character) => {
    const scalar = character.codePointAt(0);
    if (scalar < 0xd800 || scalar > 0xdfff) return Buffer.from(character);
    return Buffer.from([
      0xe0 | (scalar >> 12), 0x80 | ((scalar >> 6) & 0x3f), 0x80 | (scalar & 0x3f)]);
  }));
}

module.exports = {
  families: {
    sha256, 'hmac-sha256': hmac, 'base64-encode': encode, 'base64-decode': decode,
    'es-numbers': number, 'hmac-library-differences': libraries, 'ill-formed-utf16': illFormed,
  },
  variants,
};
