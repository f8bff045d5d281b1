// Swift prints what these programs print: fresh inputs, every family, and every signature verified.
'use strict';
const { compareWithSwift } = require('./anatomy.js');
const { swiftRequest, families, commits } = require('./swift-requests.js');

const alphanumeric = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
const urlSafe = [...alphanumeric, '-', '_'];
const anything = [...alphanumeric, ...'"\\/<>?~.+= \t\n\u0000\u001f\u007f', 'é', '€', '日', '\u2028',
  '\ufeff', '\u{1d11e}', '\u{1f600}', 'e\u0301'];

/** What a key or a secret may look like: an identifier of today, one of old, or anything at all. */
function credential(random) {
  switch (random.integer(0, 4)) {
    case 0: return random.text(22, urlSafe);
    case 1: return random.text(36, alphanumeric);
    case 2: return random.text(2 * random.integer(1, 70), [...'0123456789abcdefABCDEF']);
    default: return `a${random.text(random.integer(0, 120), anything)}z`;
  }
}

function inputs(family, random) {
  const digits = String(random.integer(1, 10)) + random.text(random.integer(8, 11), [...'0123456789']);
  const wantsTexts = family.startsWith('legacy-ruby-') && family !== 'legacy-ruby-strict64';
  const role = random.integer(0, 2);
  const meetingNumber =
    wantsTexts || random.chance(0.5) ? digits.replace(/^./, (digit) => (random.chance(0.1) ? '0' : digit))
      : Number(digits);
  const given = {
    key: `${credential(random)}k`, secret: credential(random), meetingNumber,
    role: wantsTexts ? String(role) : role,
    clockMs: random.integer(1.2e12, 2e12) - random.one([0, 1, 499, 500, 501]),
  };
  if (random.chance(0.3)) given.clockMs -= given.clockMs % 1000 - random.one([0, 499, 500, 999]);
  return { ...given, ...more(family, given, random) };
}

/** What only some programs take. */
function more(family, { meetingNumber, role }, random) {
  switch (family) {
    case 'jwt-forum-002':
      return {
        admin: random.chance(0.5), durationHoursEnv: random.one([undefined, '', '1', '8', '0.5']),
      };
    case 'jwt-native': return { variant: random.one(['endpoint', 'docs']) };
    case 'jwt-official-endpoint-history': return { commit: random.one(commits) };
    case 'jwt-official-endpoint': {
      const body = { meetingNumber, role: random.chance(0.5) ? role : String(role) };
      if (random.chance(0.5)) body.expirationSeconds = random.integer(1800, 172801);
      if (random.chance(0.5)) body.videoWebRtcMode = random.one([0, 1, '0', '1']);
      return { requestBody: JSON.stringify(body) };
    }
    default: return {};
  }
}

/** A value with its JSON, as the vectors and the peers in other languages have it. */
const typed = (value) => ({ json: JSON.stringify(value), text: String(value) });

async function checkRandom({ programs, swift }, report, random, count) {
  const drawn = Array.from({ length: count }, (_, index) => {
    const family = families[index % families.length];
    const given = inputs(family, random);
    // A key that is the secret is refused, and drawn again with one letter more.
    if (given.key === given.secret) given.key += 'k';
    return { family, id: `random ${index}`, inputs: given };
  });
  for (const peer of programs) {
    const mine = drawn.filter(({ family }) => peer.knows(family) && !peer.isLibrary);
    const answers = await peer.ask(mine.map(({ family, inputs }) => ({
      program: family, ...inputs,
      ...(peer.takesTypes
        ? { meetingNumber: typed(inputs.meetingNumber), role: typed(inputs.role) } : null),
    })));
    mine.forEach((one, index) => Object.assign(one, { by: peer.name, values: answers[index] }));
  }
  await checkLibraries(programs.filter((peer) => peer.isLibrary), drawn, report);
  const requests = drawn.map((one) => swiftRequest(one.family, one.inputs, one.values));
  requests.forEach((request, index) => {
    if (request !== undefined) return;
    const { family, id, values } = drawn[index];
    report.tell(`${family}: ${id}: the inputs`, [`no signature: ${JSON.stringify(values)}`]);
  });
  const asked = drawn.map((one, index) => ({ ...one, request: requests[index] }))
    .filter(({ request }) => request !== undefined);
  const answers = await swift.ask(asked.map(({ request }) => request));
  asked.forEach((one, index) => {
    compareWithSwift(report, {
      ...one, answer: answers[index], of: one.by,
      id: `${one.id} ${JSON.stringify(one.inputs)}`,
    });
  });
  await checkThatTheyHold(asked, swift, report);
  return asked;
}

/** The libraries print what Node's crypto does. */
async function checkLibraries(libraries, drawn, report) {
  for (const library of libraries) {
    const mine = drawn.filter(({ family }) => library.knows(family));
    const answers = await library.ask(mine.map(({ family, inputs }) =>
      ({ program: family, ...inputs })));
    mine.forEach(({ family, id, by, inputs, values }, index) => {
      report.compare({
        family, id: `${id} ${JSON.stringify(inputs)}`, found: answers[index], by: library.name,
        expected: values, of: by, names: Object.keys(answers[index]),
      });
    });
  }
}

/** The typed API takes each of them at the time at which it was made. */
async function checkThatTheyHold(asked, swift, report) {
  const answers = await swift.ask(asked.map(({ inputs, values }) => ({
    program: 'verify-signature', key: inputs.key, secret: inputs.secret,
    token: values.nodeOutput ?? values.output, atMs: inputs.clockMs + 1000,
  })));
  asked.forEach(({ family, id, by, inputs }, index) => {
    report.compare({
      family, id: `${id} ${JSON.stringify(inputs)}, verified`, found: answers[index], by: 'Swift',
      expected: { valid: true }, of: by,
    });
  });
}

module.exports = { checkRandom };
