// What Peers.swift measures, with nothing but Node's own library. The same lines come in and go out.
'use strict';
const { createHash, createHmac, createSecretKey, timingSafeEqual } = require('node:crypto');
const { createInterface } = require('node:readline');

const key = 'CLIENT_ID_0123456789ab';
const secret = 'CLIENT_SECRET_0123456789abcdefgh';
const prepared = createSecretKey(Buffer.from(secret));
const mn = '85746065432';
const issuedAt = 1700000030;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = encoded({ alg: 'HS256', typ: 'JWT' });
function sign(secretKey) {
  const iat = issuedAt - 30;
  const payload = { appKey: key, mn, role: 0, iat, exp: iat + 7200, tokenExp: iat + 7200 };
  const input = `${header}.${encoded(payload)}`;
  return `${input}.${createHmac('sha256', secretKey).update(input).digest('base64url')}`;
}
function verify(token) {
  const parts = token.split('.');
  const code = createHmac('sha256', prepared).update(`${parts[0]}.${parts[1]}`).digest();
  const given = Buffer.from(parts[2], 'base64url');
  if (parts.length !== 3 || given.length !== 32 || !timingSafeEqual(given, code)) throw new Error('rejected');
  const claims = JSON.parse(Buffer.from(parts[1], 'base64url').toString());
  if (claims.appKey !== key || claims.exp <= issuedAt) throw new Error('rejected');
  return claims;
}
function legacy() {
  const time = (issuedAt - 30) * 1000;
  const message = Buffer.from(`${key}${mn}${time}0`).toString('base64');
  const hash = createHmac('sha256', prepared).update(message).digest('base64');
  return Buffer.from(`${key}.${mn}.${time}.0.${hash}`).toString('base64');
}

const token = sign(prepared);
const works = {
  'sign a web JWT | Node': () => sign(prepared),
  'first signature | Node': () => sign(secret),
  'sign a legacy signature | Node': legacy,
  'verify a web JWT | Node': () => { verify(token); return ''; },
};
const sample = (count) => Buffer.from(Uint8Array.from({ length: count }, (_, index) => index * 167 + 13));
const secretOfHMAC = createSecretKey(sample(32));
const sizes = { '16 B': 16, '64 B': 64, '256 B': 256, '1 KiB': 1024, '16 KiB': 16384, '1 MiB': 1 << 20 };
for (const [name, size] of Object.entries(sizes)) {
  const message = sample(size);
  works[`SHA-256, ${name} | Node`] = () => { createHash('sha256').update(message).digest(); return ''; };
}
for (const [name, size] of Object.entries({ '32 B': 32, '300 B': 300, '1 MiB': 1 << 20 })) {
  const message = sample(size);
  const texts = { base64: message.toString('base64'), base64url: message.toString('base64url') };
  works[`HMAC, ${name} | Node`] = () => {
    createHmac('sha256', secretOfHMAC).update(message).digest();
    return '';
  };
  for (const [kind, text] of Object.entries(texts)) {
    works[`${kind} encode, ${name} | Node`] = () => { message.toString(kind); return ''; };
    works[`${kind} decode, ${name} | Node`] = () => { Buffer.from(text, kind); return ''; };
  }
}

console.log(`${Object.keys(works).join('\n')}\n`);
createInterface({ input: process.stdin }).on('line', (line) => {
  const space = line.indexOf(' ');
  const work = works[line.slice(space + 1)];
  let result;
  const start = process.hrtime.bigint();
  for (let count = Number(line.slice(0, space)); count > 0; count--) result = work();
  console.log(`${process.hrtime.bigint() - start} ${result}`);
});
