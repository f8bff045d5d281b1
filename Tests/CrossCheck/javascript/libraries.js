// The libraries that the forum's JavaScript used, where they are installed: from npm (`npm install` in
// Tests/CrossCheck), and crypto-js also from Debian's libjs-cryptojs.
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { runInThisContext } = require('node:vm');
const { LocalPeer } = require('./peers.js');
const { families: jwt } = require('./jwt.js');

function installed(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const debianFolder = '/usr/share/javascript/cryptojs/components';

function cryptoJS() {
  const library = installed('crypto-js');
  if (library || !existsSync(debianFolder)) return library;
  const parts = ['core', 'enc-base64', 'sha256', 'hmac']
    .map((part) => readFileSync(join(debianFolder, `${part}.js`), 'utf8'));
  return runInThisContext(`(() => { ${parts.join('\n')}\nreturn CryptoJS; })()`);
}

function cryptoJSPrograms(library) {
  const { Base64, Hex, Utf8 } = library.enc;
  const base64 = (text) => Base64.stringify(Utf8.parse(text));
  const codeOf = (secret, message) => {
    const code = library.HmacSHA256(message, secret);
    return { hmacHex: code.toString(), hmacBase64: Base64.stringify(code) };
  };
  const legacy = (back) => ({ key, secret, meetingNumber, role, clockMs }) => {
    const timestamp = clockMs - back;
    const messageBase64 = base64(`${key}${meetingNumber}${timestamp}${role}`);
    const code = codeOf(secret, messageBase64);
    const outer = `${key}.${meetingNumber}.${timestamp}.${role}.${code.hmacBase64}`;
    const output = base64(outer).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
    return { messageBase64, ...code, outer, output };
  };
  return {
    'legacy-crypto-js': legacy(0),
    'legacy-crypto-js-skewed': legacy(30000),
    'broken-unencoded': ({ key, secret, meetingNumber, role, clockMs }) =>
      codeOf(secret, `${key}${meetingNumber}${Math.round(clockMs / 1000)}${role}`),
    'hmac-sha256': ({ keyHex, messageHex }) =>
      ({ hmacHex: library.HmacSHA256(Hex.parse(messageHex), Hex.parse(keyHex)).toString() }),
    'base64-encode': ({ hex }) => ({ standardPadded: Base64.stringify(Hex.parse(hex)) }),
    'hmac-library-differences': ({ secret, message }) =>
      ({ cryptoJsHmacHex: codeOf(secret, message).hmacHex }),
  };
}

function jsBase64Programs({ Base64 }) {
  const attempt = (work) => {
    try {
      return { hex: Buffer.from(work()).toString('hex') };
    } catch (error) {
      return { error: String(error) };
    }
  };
  return {
    'base64-encode': ({ hex }) => {
      const bytes = new Uint8Array(Buffer.from(hex, 'hex'));
      return {
        standardPadded: Base64.fromUint8Array(bytes), urlUnpadded: Base64.fromUint8Array(bytes, true),
      };
    },
    'base64-decode': ({ input }) => ({
      jsBase64IsValid: Base64.isValid(input),
      jsBase64ToUint8Array: attempt(() => Base64.toUint8Array(input)),
    }),
  };
}

/** jsrsasign signs the payload of each family; its secret is given as text, as the forum's code does. */
function jsrsasignPrograms({ KJUR }) {
  const families = Object.entries(jwt).map(([name, program]) => [name, (inputs) => {
    const { header, payload } = program(inputs);
    if (payload === undefined) return {};
    return { output: KJUR.jws.JWS.sign('HS256', header, payload, inputs.secret) };
  }]);
  const differences = ({ secret, message }) => {
    const mac = new KJUR.crypto.Mac({ alg: 'HmacSHA256', pass: secret });
    mac.updateString(message);
    return { jsrsasignStringHmacHex: mac.doFinal() };
  };
  return { ...Object.fromEntries(families), 'hmac-library-differences': differences };
}

/** Those that are there, and the names of those that are not. */
function libraries() {
  const makers = {
    'crypto-js': [cryptoJS(), cryptoJSPrograms],
    'js-base64': [installed('js-base64'), jsBase64Programs],
    jsrsasign: [installed('jsrsasign'), jsrsasignPrograms],
  };
  const present = Object.entries(makers).filter(([, [library]]) => library);
  const peers = present.map(([name, [library, programs]]) => {
    const peer = new LocalPeer(name, programs(library));
    peer.isLibrary = true;
    peer.knows = (family) => family in peer.programs;
    return peer;
  });
  const missing = Object.keys(makers).filter((name) => !makers[name][0]);
  return { peers, missing };
}

module.exports = { libraries };
