// Signatures that Zoom refuses, made as people made them, each with the cause that the inspector has to
// name.
'use strict';
const { createHmac } = require('node:crypto');
const { families: legacy } = require('./legacy.js');
const { families: jwt, header, jsrsasignKey } = require('./jwt.js');

const base64 = (data) => Buffer.from(data).toString('base64');
const url = (data) => Buffer.from(data).toString('base64url');
const hmac = (secret, message, hash = 'sha256') => createHmac(hash, secret).update(message).digest();

/** A legacy signature with one thing done otherwise. */
function legacySignature(given, otherwise) {
  const fields = [given.key, given.meetingNumber, given.clockMs - 30000, given.role];
  const way = {
    fields, message: (parts) => base64(parts.join('')), hash: (code) => base64(code), outer: base64,
    ...otherwise,
  };
  const code = hmac(given.secret, way.message(way.fields));
  return way.outer([...way.fields, way.hash(code)].join('.'));
}

/** A JWT with one thing done otherwise. */
function token(given, otherwise) {
  const iat = Math.floor(given.clockMs / 1000) - 30;
  const claims = {
    appKey: given.key, mn: given.meetingNumber, role: given.role, iat, exp: iat + 7200,
    tokenExp: iat + 7200, ...otherwise.claims?.(iat),
  };
  const way = { segment: url, secret: given.secret, message: (input) => input, ...otherwise };
  const payload = JSON.stringify(claims);
  const input = [way.header ?? header, payload].map(way.segment).join('.');
  const code = hmac(way.secret, way.message(input, payload), way.algorithm);
  return `${input}.${(way.signature ?? way.segment)(code)}`;
}

const legacyMistake = (otherwise) => (given) =>
  legacySignature(given, typeof otherwise === 'function' ? otherwise(given) : otherwise);
const mistake = (otherwise) => (given) =>
  token(given, typeof otherwise === 'function' ? otherwise(given) : otherwise);
const withClaims = (claims) => mistake({ claims });

/** The mistakes, by the identifiers of their causes. */
const mistakes = {
  'kind.legacy': legacyMistake({}),
  'kind.legacyUnencoded': (given) => legacy['broken-unencoded'](given).output,
  'legacy.keyAlone': (given) =>
    legacy['broken-docs-buffer-from']({ ...given, meetingNumber: Number(given.meetingNumber) }).output,
  'legacy.timestampInSeconds': legacyMistake(({ key, meetingNumber, clockMs, role }) => ({
    fields: [key, meetingNumber, Math.round(clockMs / 1000), role],
  })),
  'legacy.messageNotEncoded': legacyMistake({ message: (parts) => parts.join('') }),
  'legacy.messageOrder': legacyMistake({ message: (parts) => base64(parts.join('.')) }),
  'legacy.sixFields': legacyMistake(({ key, meetingNumber, clockMs, role }) => {
    const iat = Math.round(clockMs / 1000);
    return { fields: [key, meetingNumber, iat, iat + 7200, role] };
  }),
  'legacy.hashHex': legacyMistake({ hash: (code) => code.toString('hex') }),
  'legacy.hashBase64OfHex': legacyMistake({ hash: (code) => base64(code.toString('hex')) }),
  'legacy.hashURLSafe': legacyMistake({
    hash: (code) => base64(code).replaceAll('+', '-').replaceAll('/', '_'),
  }),
  'legacy.hashUnpadded': legacyMistake({ hash: (code) => base64(code).replace('=', '') }),
  'time.issuedAtFractional': (given) => {
    const { output, nodeOutput } = jwt['jwt-forum-003-fractional'](given);
    return nodeOutput ?? output;
  },
  'time.issuedAtInMilliseconds': withClaims((iat) => ({ iat: iat * 1000 })),
  'time.issuedAtSince2001': withClaims((iat) => ({ iat: iat - 978307200 })),
  'time.issuedAtText': withClaims((iat) => ({ iat: String(iat) })),
  'time.issuedAtMissing': withClaims(() => ({ iat: undefined })),
  'time.validityTimes1000': withClaims((iat) => ({ exp: iat + 7200000 })),
  'time.validityTooShort': withClaims((iat) => ({ exp: iat + 300 })),
  'time.expiryRelative': withClaims(() => ({ exp: 7200 })),
  'role.text': withClaims(() => ({ role: '0' })),
  'role.outOfRange': withClaims(() => ({ role: 5 })),
  'role.missing': withClaims(() => ({ role: undefined })),
  'meeting.separators': withClaims(() => ({ mn: '852-1234-5678' })),
  'key.onlySDKKey': mistake(({ key }) => ({ claims: () => ({ appKey: undefined, sdkKey: key }) })),
  'key.missing': withClaims(() => ({ appKey: undefined })),
  'container.standardBase64': mistake({ segment: (data) => base64(data).replaceAll('=', '') }),
  'container.padding': mistake({
    segment: (data) => base64(data).replaceAll('+', '-').replaceAll('/', '_'),
  }),
  'container.hexSignature': mistake({ signature: (code) => code.toString('hex') }),
  'container.otherAlgorithm': mistake({
    header: '{"alg":"HS512","typ":"JWT"}', algorithm: 'sha512',
  }),
  'hmac.secretBase64Decoded': mistake(({ secret }) => ({ secret: Buffer.from(secret, 'base64') })),
  'hmac.secretHasTrailingNewline': mistake(({ secret }) => ({ secret: `${secret}\n` })),
  'hmac.secretReadAsUTF16': mistake(({ secret }) => ({ secret: Buffer.from(secret, 'utf16le') })),
  'hmac.keyInPlaceOfSecret': mistake(({ key }) => ({ secret: key })),
  'hmac.rawJSONSigned': mistake({ message: (_, payload) => `${header}.${payload}` }),
  'hmac.payloadAloneSigned': mistake({ message: (input) => input.split('.')[1] }),
  'transport.jsonObject': (given) => JSON.stringify({ signature: token(given, {}) }),
  'transport.quoted': (given) => `"${token(given, {})}"`,
  'transport.pythonBytes': (given) => `b'${token(given, {})}'`,
  'transport.encodedTwice': (given) => base64(token(given, {})),
};

/** Mistakes that need a secret of a certain shape. */
const withSecret = {
  'hmac.secretReadAsHex': {
    secret: (random) => random.bytes(16).toString('hex'),
    make: mistake(({ secret }) => ({ secret: jsrsasignKey(secret) })),
  },
  'hmac.secretReadAsLowBytes': {
    secret: (random) => `pässwörd${random.bytes(9).toString('base64url')}`,
    make: mistake(({ secret }) => ({ secret: jsrsasignKey(secret) })),
  },
};

/** What shows only where the code has a character of the other alphabet. */
const needsOtherAlphabet = new Set(['legacy.hashURLSafe', 'container.standardBase64']);

module.exports = { mistakes, withSecret, needsOtherAlphabet, token };
