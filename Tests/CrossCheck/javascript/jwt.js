// Meeting SDK JWTs as JavaScript makes them, on Node's crypto and Buffer. jsrsasign, which the programs
// signed with, reads a secret in its own way; that is written out here.
'use strict';
const { createHmac } = require('node:crypto');

const header = JSON.stringify({ alg: 'HS256', typ: 'JWT' });
const rounded = (clockMs) => Math.round(clockMs / 1000);

/** The key that jsrsasign makes of a secret: hexadecimal digits are bytes, and of any other character
 * the low byte is taken. */
function jsrsasignKey(secret) {
  const isHexadecimal = secret.length % 2 === 0 && /^[0-9a-f]+$/i.test(secret);
  return Buffer.from(secret, isHexadecimal ? 'hex' : 'latin1');
}

function signed(payload, key) {
  const segments = [header, payload].map((text) => Buffer.from(text).toString('base64url'));
  const code = createHmac('sha256', key).update(segments.join('.')).digest();
  return {
    encodedHeader: segments[0], encodedPayload: segments[1], signatureHex: code.toString('hex'),
    output: [...segments, code.toString('base64url')].join('.'),
  };
}

/** Every value of a token with these claims; undefined ones are dropped, as JSON.stringify does. */
function token(secret, claims) {
  const payload = JSON.stringify(claims);
  const node = signed(payload, secret);
  const key = jsrsasignKey(secret);
  const hasOtherKey = !key.equals(Buffer.from(secret));
  const values = {
    iat: claims.iat, exp: claims.exp, tokenExp: claims.tokenExp, header, payload,
    encodedHeader: node.encodedHeader, encodedPayload: node.encodedPayload,
    signatureHex: node.signatureHex,
    jsrsasignKeyHex: hasOtherKey ? key.toString('hex') : undefined,
    output: signed(payload, key).output,
  };
  if (values.output !== node.output) values.nodeOutput = node.output;
  return JSON.parse(JSON.stringify(values));
}

const lifetime = 7200;

function forum001({ key, secret, meetingNumber, role, clockMs }) {
  const iat = rounded(clockMs) - 30;
  return token(secret, of2022(key, meetingNumber, role, iat));
}

function of2022(key, mn, role, iat, tokenExp = iat + lifetime) {
  return { sdkKey: key, mn, role, iat, exp: iat + lifetime, appKey: key, tokenExp };
}

function forum002({ key, secret, meetingNumber, clockMs, admin, durationHoursEnv }) {
  const iat = rounded(clockMs) - 30;
  const tokenExp = iat + 3600 * (durationHoursEnv || 3);
  return token(secret, of2022(key, meetingNumber, admin ? 1 : 0, iat, tokenExp));
}

function forum003({ key, secret, meetingNumber, role, clockMs }) {
  return token(secret, of003(key, meetingNumber, role, rounded(clockMs) - 30));
}

/** The unrounded variant, in which everybody is a participant. */
function fractional({ key, secret, meetingNumber, clockMs }) {
  return token(secret, of003(key, meetingNumber, 0, (clockMs - 30000) / 1000));
}

function of003(key, mn, role, iat) {
  const exp = iat + lifetime;
  return { sdkKey: key, appKey: key, mn, role, iat, exp, tokenExp: exp };
}

function native({ key, secret, clockMs, variant }) {
  if (variant === 'endpoint') return ofEndpoint(key, secret, clockMs, {});
  const iat = rounded(clockMs) - 30;
  return token(secret, { appKey: key, iat, exp: iat + lifetime, tokenExp: iat + lifetime });
}

function ofEndpoint(key, secret, clockMs, body) {
  const iat = Math.floor(clockMs / 1000);
  const exp = iat + (body.expirationSeconds || lifetime);
  return token(secret, {
    appKey: key, sdkKey: key, mn: body.meetingNumber, role: body.role, iat, exp, tokenExp: exp,
    video_webrtc_mode: body.videoWebRtcMode,
  });
}

const together = {
  current: 'all or none must be present',
  '27140fa': 'all or none of them must be present',
};

/** The official endpoint: what it was posted, what it answers. */
function endpoint({ key, secret, clockMs, requestBody }, wording = together.current) {
  const body = coerced(JSON.parse(requestBody));
  const errors = faults(body, wording);
  if (errors.length > 0) return { status: 400, errors };
  return { status: 200, ...ofEndpoint(key, secret, clockMs, body) };
}

function coerced(body) {
  const numeric = ['role', 'expirationSeconds', 'videoWebRtcMode'];
  const number = (value) => (typeof value === 'string' ? parseInt(value) : value);
  const entries = Object.entries(body);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, numeric.includes(name) ? number(value) : value]));
}

function faults(body, wording) {
  const errors = [];
  const check = (property, isValid, reason) => {
    const value = body[property];
    if (!(property in body)) return;
    if (typeof value !== 'number' || Number.isNaN(value)) {
      errors.push({ property, reason: `Value ${value} not allowed, must be of type number` });
    } else if (!isValid(value)) {
      errors.push({ property, reason: reason(value) });
    }
  };
  const isSwitch = (value) => value === 0 || value === 1;
  const notSwitch = (value) => `Value is not valid. Got ${value}, expected 0,1`;
  check('role', isSwitch, notSwitch);
  check('expirationSeconds', (value) => value >= 1800 && value <= 172800,
    () => 'Value must in between 1800 and 172800');
  check('videoWebRtcMode', isSwitch, notSwitch);
  if ('meetingNumber' in body !== 'role' in body) {
    const reason = `If one of the following properties is present, ${wording}: meetingNumber, role`;
    errors.push({ property: '$schema', reason });
  }
  return errors;
}

/** The endpoint's earlier commits. */
function history(inputs) {
  const { key, secret, meetingNumber, role, clockMs, commit } = inputs;
  const of = (iat) => token(secret, of2022(key, meetingNumber, role, iat));
  switch (commit) {
    case 'bdc3292': return of(rounded(clockMs));
    case '75006a8': return of(rounded(clockMs - 30000));
    case 'ebf1f8c': return of(rounded(clockMs) - 30);
    case '27140fa': case '159686b': return history2023(inputs);
    default: throw new Error(`an unknown commit ${commit}`);
  }
}

function history2023({ key, secret, meetingNumber, role, clockMs, commit }) {
  const requestBody = JSON.stringify({ meetingNumber, role });
  const { status, ...values } = endpoint(
    { key, secret, clockMs, requestBody }, together[commit] ?? together.current);
  return status === 200 ? values : { status, ...values };
}

const families = {
  'jwt-forum-001': forum001,
  'jwt-forum-002': forum002,
  'jwt-forum-003': forum003,
  'jwt-forum-003-fractional': fractional,
  'jwt-native': native,
  'jwt-official-endpoint': endpoint,
  'jwt-official-endpoint-history': history,
};

module.exports = { families, jsrsasignKey, signed, header };
