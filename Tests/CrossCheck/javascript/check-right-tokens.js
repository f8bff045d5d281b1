// The inspector finds nothing worse than a note in tokens that Node and PyJWT sign rightly, of any layout,
// order, blanks, extra claims, times, and platform.
'use strict';
const { createHmac } = require('node:crypto');

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const headers = [
  '{"alg":"HS256","typ":"JWT"}', '{"typ":"JWT","alg":"HS256"}', '{"alg":"HS256"}',
  '{ "typ": "JWT", "alg": "HS256" }', '{"kid":"1","typ":"jwt","alg":"HS256"}',
];
const extras = {
  iss: 'zoom', aud: 'zoom', jti: 'x-1', sub: 'user@example.com', alg: 'HS256', 'é': 'ü',
  user: { name: 'Zoë', tags: [1, 2.5, null] },
};

function shuffled(list, random) {
  const left = [...list];
  return list.map(() => left.splice(random.integer(0, left.length), 1)[0]);
}

/** A right token as claims, and what the inspector is told. */
function drawn(random) {
  const isNative = random.chance(0.3);
  const now = random.integer(1.6e9, 1.9e9);
  const iat = now - (random.chance(0.7) ? random.integer(0, 60) : random.integer(60, 3600));
  const exp = Math.max(now + 1900, iat + (random.chance(0.5) ? 7200 : random.integer(1900, 172800)));
  const key = random.chance(0.8)
    ? random.bytes(16).toString('base64url') : random.text(36, [...alphanumeric]);
  const meeting = random.integer(8e9, 9e10);
  const claims = { appKey: key, iat, tokenExp: exp };
  if (!isNative) Object.assign(claims, { mn: random.chance(0.8) ? String(meeting) : meeting, role: random.integer(0, 2) });
  if (!isNative || random.chance(0.9)) claims.exp = exp;
  if (random.chance(0.3)) claims.sdkKey = key;
  if (!isNative && random.chance(0.2)) claims.video_webrtc_mode = random.integer(0, 2);
  for (const [name, value] of Object.entries(extras)) if (random.chance(0.08)) claims[name] = value;
  return {
    payload: JSON.stringify(
      Object.fromEntries(shuffled(Object.entries(claims), random)), null, random.one([0, 0, 0, 1, '\t'])),
    header: random.one(headers), key, secret: random.text(32, [...alphanumeric]), now,
    platform: random.one([undefined, isNative ? 'native' : 'web']),
  };
}

function signedByNode({ header, payload, secret }) {
  const input = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

async function checkRightTokens({ swift, python }, report, random, count) {
  const given = Array.from({ length: count }, () => drawn(random));
  const byPython = await python.ask(given.filter((_, index) => index % 2 === 1)
    .map(({ payload, secret }) => ({ program: 'sign', payload, secret })));
  const tokens = given.map((one, index) =>
    (index % 2 === 0 ? signedByNode(one) : byPython[(index - 1) / 2].token));
  const answers = await swift.ask(given.map(({ key, secret, now, platform }, index) => ({
    program: 'inspect', key, secret, platform, token: tokens[index], atMs: now * 1000,
  })));
  answers.forEach((answer, index) => {
    if (answer.worst === 'note' || answer.worst === 'nothing') return;
    report.tell(`right tokens: ${index % 2 === 0 ? 'Node' : 'PyJWT'}: ${tokens[index]}`, [
      `Swift finds ${answer.causes?.join(', ') || answer.refused}`, `made of ${JSON.stringify(given[index])}`,
    ]);
  });
  report.compared += answers.length;
  return answers.length;
}

module.exports = { checkRightTokens };
