// Tokens signed here are verified there, in every direction; tampered ones are refused everywhere.
'use strict';
const { createHmac, timingSafeEqual } = require('node:crypto');
const { signed } = require('./jwt.js');
const { serverCheck } = require('./legacy.js');

/** Strict: the text must be what encoding gives, and the header must say HS256. */
function verify({ token, secret }) {
  const segments = token.split('.');
  if (segments.length !== 3) return { valid: false };
  const parts = segments.map((segment) => Buffer.from(segment, 'base64url'));
  if (parts.some((part, index) => part.toString('base64url') !== segments[index])) {
    return { valid: false };
  }
  try {
    if (JSON.parse(parts[0]).alg !== 'HS256') return { valid: false };
  } catch {
    return { valid: false };
  }
  const code = createHmac('sha256', secret).update(segments.slice(0, 2).join('.')).digest();
  const valid = code.length === parts[2].length && timingSafeEqual(code, parts[2]);
  return valid ? { valid, payload: parts[1].toString() } : { valid };
}

const nodePrograms = {
  sign: ({ payload, secret }) => ({ token: signed(payload, secret).output }),
  verify,
  'verify-legacy': ({ signature, secret }) =>
    ({ valid: serverCheck(signature, secret) === 'ok' }),
};

const url = (bytes) => bytes.toString('base64url');
const unurl = (text) => Buffer.from(text, 'base64url');

function flipped(bytes, random) {
  const copy = Buffer.from(bytes);
  copy[random.integer(0, copy.length)] ^= 1 << random.integer(0, 8);
  return copy;
}

/** Changes to the bytes under the base64url, which must be rejected. */
const forgeries = {
  'a bit of the header': ([h, p, s], random) => [url(flipped(unurl(h), random)), p, s],
  'a bit of the payload': ([h, p, s], random) => [h, url(flipped(unurl(p), random)), s],
  'a bit of the signature': ([h, p, s], random) => [h, p, url(flipped(unurl(s), random))],
  'a byte less': ([h, p, s]) => [h, p, url(unurl(s).subarray(0, 31))],
  'a byte more': ([h, p, s]) => [h, p, url(Buffer.concat([unurl(s), Buffer.from([0])]))],
  'no signature': ([h, p]) => [h, p, ''],
  'alg none': ([, p]) => [url(Buffer.from('{"alg":"none","typ":"JWT"}')), p, ''],
  'two segments': ([h, p]) => [h, p],
  'four segments': ([h, p, s]) => [h, p, s, s],
};

/** Other spellings of the same bytes. PyJWT, which is lenient here, is not asked. */
const spellings = {
  padding: ([h, p, s]) => [h, p, `${s}=`],
  'a line break': ([h, p, s]) => [h, p, `${s}\n`],
  'bits after the last byte': ([h, p, s]) => [h, p, s.slice(0, -1) + nextLetter(s.at(-1))],
  'the other alphabet': ([h, p, s]) =>
    [h, p, s.replaceAll('-', '+').replaceAll('_', '/')],
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const nextLetter = (letter) => letters[letters.indexOf(letter) + 1];

function claims(random, index) {
  const iat = random.integer(1.2e9, 2e9);
  return {
    appKey: `key ${index} é\u{1f600}`, mn: String(random.integer(1e9, 1e11)),
    role: random.integer(0, 2), iat, exp: iat + 7200, tokenExp: iat + 7200,
  };
}

async function checkVerification(peers, report, random, count) {
  const { signers, verifiers } = peers;
  const asked = Array.from({ length: count }, (_, index) => ({
    payload: JSON.stringify(claims(random, index)), secret: random.bytes(24).toString('base64url'),
  }));
  let verified = 0;
  for (const signer of signers) {
    const header = '{"alg":"HS256","typ":"JWT"}';
    const tokens = (await signer.ask(asked.map((one) => ({ program: 'sign', header, ...one }))))
      .map(({ token }) => token);
    for (const verifier of verifiers) {
      const ask = (list) => verifier.ask(list.map(({ token, secret }) =>
        ({ program: 'verify', token, secret })));
      const good = asked.map((one, index) => ({ ...one, token: tokens[index] }));
      (await ask(good)).forEach((answer, index) => {
        verified += 1;
        const found = answer.payload === undefined ? answer.claims : JSON.parse(answer.payload);
        report.compare({
          family: 'verification', id: `signed by ${signer.name}: ${tokens[index]}`, by: verifier.name,
          found: { valid: answer.valid, payload: found }, of: signer.name,
          expected: { valid: true, payload: JSON.parse(asked[index].payload) },
        });
      });
      const bad = good.map((one, index) => forged(one, index, verifier, random, good));
      (await ask(bad)).forEach((answer, index) => {
        verified += 1;
        const { what, token } = bad[index];
        report.compare({
          family: 'verification', id: `signed by ${signer.name}, ${what}: ${token}`,
          found: { valid: answer.valid }, by: verifier.name, expected: { valid: false }, of: 'tampered',
        });
      });
    }
  }
  return verified + await checkLegacy(peers, report, random, count);
}

/** A token that must be refused, by a change that goes round with the index. */
function forged({ token, secret }, index, verifier, random, all) {
  const changes = { ...forgeries, ...(verifier.isLenient ? {} : spellings) };
  const names = [...Object.keys(changes), 'another secret'];
  const what = names[index % names.length];
  if (what === 'another secret') {
    return { what, token, secret: all[(index + 1) % all.length].secret };
  }
  const changed = changes[what](token.split('.'), random).join('.');
  // A signature without - and _ is the same in both alphabets.
  return changed === token ? { what: 'two segments', token: token.split('.').slice(0, 2).join('.'), secret }
    : { what, token: changed, secret };
}

/** Legacy signatures of JavaScript and Swift, and each with a bit flipped. */
async function checkLegacy({ swift, legacyVerifiers }, report, random, count) {
  const asked = Array.from({ length: count }, () => ({
    program: 'sign-legacy', key: random.bytes(16).toString('base64url'), role: random.integer(0, 2),
    secret: random.bytes(24).toString('base64url'), meetingNumber: String(random.integer(1e9, 1e11)),
    issuedAtMs: random.integer(1.2e12, 2e12), backdatedBy: 30,
    style: random.one(['javaScript', 'node', 'rubyStrict', 'rubyURLSafe']),
  }));
  const answers = await swift.ask(asked);
  for (const verifier of legacyVerifiers) {
    for (const isTampered of [false, true]) {
      const texts = answers.map(({ output }) => (isTampered
        ? flipped(Buffer.from(output, 'base64'), random).toString('base64url') : output));
      const results = await verifier.ask(asked.map((one, index) => (verifier === swift
        ? { ...one, program: 'verify-signature', token: texts[index], atMs: one.issuedAtMs }
        : { program: 'verify-legacy', signature: texts[index], secret: one.secret })));
      results.forEach(({ valid }, index) => {
        report.compare({
          family: 'verification', id: `legacy, ${asked[index].style}: ${texts[index]}`,
          found: { valid }, by: verifier.name, expected: { valid: !isTampered },
          of: isTampered ? 'tampered' : 'Swift',
        });
      });
    }
  }
  return answers.length * legacyVerifiers.length * 2;
}

module.exports = { checkVerification, nodePrograms };
