// A web JWT as `meeting-signature sign` makes it, with nothing but Node's own library.
const { createHmac } = require('node:crypto')

const [meeting, issuedAt] = process.argv.slice(2)
const iat = Number(issuedAt) - 30
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const payload = {
  appKey: process.env.ZOOM_MEETING_SDK_KEY, mn: meeting, role: 0, iat, exp: iat + 7200, tokenExp: iat + 7200
}
const input = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`
console.log(`${input}.${createHmac('sha256', process.env.ZOOM_MEETING_SDK_SECRET).update(input).digest('base64url')}`)
