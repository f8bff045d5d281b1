// Draws credentials, meetings and times, has the tool sign, and computes each signature again.
const { createHmac, randomBytes, randomInt } = require('node:crypto');
const { execFileSync } = require('node:child_process');

const rounds = 50;
for (let round = 0; round < rounds; round++) {
  const key = randomBytes(16).toString('base64url');
  const secret = randomBytes(24).toString('base64url');
  const meeting = String(randomInt(1e9, 99999999999));
  const role = randomInt(2);
  const milliseconds = randomInt(1500000000000, 1900000000000);
  const hmac = (text) => createHmac('sha256', secret).update(text).digest();
  const tool = (...words) =>
    execFileSync(process.env.TOOL, [...words, '--role', ['participant', 'host'][role]], {
      env: { ZOOM_MEETING_SDK_KEY: key, ZOOM_MEETING_SDK_SECRET: secret },
      encoding: 'utf8',
    }).trimEnd();
  const expect = (what, found, expected) => {
    if (found !== expected) {
      throw new Error(`${what} of ${JSON.stringify({ key, secret, meeting, role, milliseconds })}:
  found    ${found}
  expected ${expected}`);
    }
  };

  const seconds = Math.floor(milliseconds / 1000);
  const segment = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = seconds - 30;
  const exp = iat + 7200;
  const input =
    segment({ alg: 'HS256', typ: 'JWT' }) +
    '.' +
    segment({ appKey: key, mn: meeting, role, iat, exp, tokenExp: exp });
  const jwt = `${input}.${hmac(input).toString('base64url')}`;
  expect('the JWT', tool('sign', '--meeting', meeting, '--issued-at', `${seconds}`), jwt);

  const time = milliseconds - 30000;
  const hash = hmac(Buffer.from(key + meeting + time + role).toString('base64')).toString('base64');
  const outer = Buffer.from([key, meeting, time, role, hash].join('.'));
  const styles = {
    node: outer.toString('base64'),
    javascript: outer.toString('base64url'),
    'ruby-strict': outer.toString('base64'),
    'ruby-urlsafe': outer.toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  };
  for (const [style, expected] of Object.entries(styles)) {
    const found = tool(
      'legacy', '--meeting', meeting, '--issued-at', `${milliseconds}`, '--style', style);
    expect(`the legacy signature, ${style},`, found, expected);
  }
}
console.log(`ok: Node's crypto confirms ${rounds} JWTs and ${rounds * 4} legacy signatures`);
