// Legacy signatures as JavaScript made them, on Node's crypto and Buffer: from what a caller gave to
// every value on the way.
'use strict';
const { createHmac } = require('node:crypto');

const base64 = (data) => Buffer.from(data).toString('base64');
const base64url = (data) => Buffer.from(data).toString('base64url');
const hmac = (secret, message) => createHmac('sha256', secret).update(message).digest();

/** crypto-js turns texts into bytes by way of encodeURIComponent, which refuses half a pair. */
const requireWellFormed = (text) => encodeURIComponent(text);

/** What each program does with the clock and with the outermost text. */
const programs = {
  'legacy-crypto-js': { back: 0, outermost: base64url, usesCryptoJS: true },
  'legacy-crypto-js-skewed': { back: 30000, outermost: base64url, usesCryptoJS: true },
  'legacy-node-buffer': { back: 30000, outermost: base64 },
  'legacy-node-buffer-unskewed': { back: 0, outermost: base64 },
};

function legacy(program, { key, secret, meetingNumber, role, clockMs }) {
  if (program.usesCryptoJS) requireWellFormed(secret);
  const timestamp = String(clockMs - program.back);
  const message = `${key}${meetingNumber}${timestamp}${role}`;
  const messageBase64 = base64(message);
  const code = hmac(secret, messageBase64);
  const outer = `${key}.${meetingNumber}.${timestamp}.${role}.${base64(code)}`;
  const output = program.outermost(outer);
  return {
    timestamp, message, messageBase64, hmacHex: code.toString('hex'), hmacBase64: base64(code), outer,
    output, serverCheck: serverCheck(output, secret),
  };
}

/** The forum's function without any base64 but the hash's, and with seconds. */
function unencoded({ key, secret, meetingNumber, role, clockMs }) {
  requireWellFormed(key + secret);
  const timestamp = String(Math.round(clockMs / 1000));
  const message = `${key}${meetingNumber}${timestamp}${role}`;
  const code = hmac(secret, message);
  const output = `${key}.${meetingNumber}.${timestamp}.${role}.${base64(code)}`;
  return {
    timestamp, message, hmacHex: code.toString('hex'), hmacBase64: base64(code), output,
    serverCheck: serverCheck(output, secret),
  };
}

/** Zoom's page that handed all five parts to Buffer.from: the second is taken for an encoding. */
function bufferFrom({ key, secret, meetingNumber, role, clockMs }) {
  const timestamp = clockMs - 30000;
  const hash = base64(hmac(secret, base64(`${key}${meetingNumber}${timestamp}${role}`)));
  try {
    const bytes = Buffer.from(key, meetingNumber, timestamp, role, hash);
    return { output: bytes.toString('base64'), error: null, decodesTo: bytes.toString() };
  } catch (error) {
    return { output: null, error: String(error), decodesTo: null };
  }
}

/** What a server can say that takes the signature apart and computes the hash again. */
function serverCheck(output, secret) {
  const fields = Buffer.from(output, 'base64').toString().split('.');
  if (fields.length !== 5) return `field-count-${fields.length}`;
  const hash = base64(hmac(secret, base64(fields.slice(0, 4).join(''))));
  return hash === fields[4] ? 'ok' : 'hash-mismatch';
}

const families = {};
for (const [name, program] of Object.entries(programs)) {
  families[name] = (inputs) => legacy(program, inputs);
}
families['broken-unencoded'] = unencoded;
families['broken-docs-buffer-from'] = bufferFrom;

module.exports = { families, serverCheck };
