// Vectors are what these programs print: every value of every case is computed again.
'use strict';
const { createHash } = require('node:crypto');
const files = require('./vector-files.js');

/** Values that a program computes on the way and the vectors leave out, being base64 of others. */
const leftOut = new Set([
  'messageBase64', 'hmacBase64', 'encodedHeader', 'encodedPayload', 'signatureHex',
]);

/** Makes of a file its cases: what a program is asked, and what the file says. */
function cases(name, file) {
  switch (name) {
    case 'es-numbers':
      return file.groups.flatMap((group) => group.cases.map(([bits, text]) => ({
        id: `${group.name}/${bits}`, request: { bits }, expected: { text },
      })));
    case 'es-numbers-es6testfile':
      return file.published.filter(({ thisNode }) => thisNode).map(({ lines, sha256 }) => ({
        id: `the first ${lines} lines`, expected: { sha256 },
        request: { staticHex: file.staticHex, serialCount: file.serialCount, lines },
      }));
    case 'jcs': return primitive(file, ['input', 'inputHex']);
    case 'hmac-library-differences':
      return primitive(file, ['secret'], { message: file.message });
    case 'ill-formed-utf16': return primitive(file, ['stringUtf16Hex'], { input: file.input });
    case 'sha256': return primitive(file, ['messageHex', 'repeatByte', 'repeatCount']);
    case 'hmac-sha256': return primitive(file, ['keyHex', 'messageHex']);
    case 'base64-encode': return primitive(file, ['hex']);
    case 'base64-decode': return primitive(file, ['input']);
    default:
      return file.cases.map((vector) => ({
        id: vector.id, vector, request: files.inputs(vector),
        asWritten: vector, expected: files.expectations(vector),
      }));
  }
}

function primitive(file, inputs, more = {}) {
  return file.cases.map((vector) => {
    const { id, note, category, ...rest } = vector;
    const given = inputs.filter((name) => name in rest).map((name) => [name, rest[name]]);
    for (const name of inputs) delete rest[name];
    return { id, request: { ...Object.fromEntries(given), ...more }, expected: rest };
  });
}

async function checkVectors(peers, report) {
  const counts = { files: 0, cases: 0, answered: [] };
  for (const name of files.names()) {
    const before = report.count;
    counts.files += 1;
    let file;
    try {
      file = files.read(name);
    } catch (error) {
      report.tell(`${name}: the file`, [error.message, ...placeOf(error, name)]);
      continue;
    }
    try {
      counts.cases += await checkFile(name, file, peers, report, counts.answered);
    } catch (error) {
      report.tell(`${name}: the file`, [`it is not built as README.md says: ${error.message}`]);
    }
    checkSum(name, report, report.count > before);
  }
  return counts;
}

/** The line in which a file stops to be JSON. Most files have a case on each. */
function placeOf(error, name) {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  if (position === undefined) return [];
  const text = files.bytes(`${name}.json`).toString();
  const lines = text.slice(0, Number(position)).split('\n');
  const line = text.split('\n')[lines.length - 1];
  return [`in line ${lines.length}: ${line.slice(0, 70)}`];
}

async function checkFile(name, file, peers, report, answered) {
  if (file.family !== name) {
    report.tell(`${name}: the file: family`, [`it says ${JSON.stringify(file.family)}`]);
  }
  const list = cases(name, file);
  if (file.count !== undefined && file.count !== list.length) {
    report.tell(`${name}: the file: count`, [`it says ${file.count}; there are ${list.length}`]);
  }
  const ids = new Set(list.map(({ id }) => id));
  if (ids.size < list.length) report.tell(`${name}: the file: id`, ['two cases have the same']);
  checkSchema(name, file.cases ?? [], report);
  checkInputs(name, list, report);
  for (const { id, vector, request, expected } of list) {
    if (vector) answered.push({ family: name, id, inputs: request, values: expected });
  }
  const soften = hasSameNode(file) ? (values) => values : withoutWording;
  const computed = list.map(() => new Set());
  const knowing = peers.filter((peer) => peer.knows(name));
  for (const peer of knowing) {
    const answers = await peer.ask(list.map(({ request, asWritten }) =>
      ({ program: name, ...(peer.takesTypes ? asWritten : null) ?? request })));
    answers.forEach((answer, index) => {
      const { id, expected } = list[index];
      const names = Object.keys(answer).filter((name) => name in expected || !leftOut.has(name));
      names.forEach((name) => computed[index].add(name));
      report.compare({
        family: name, id, found: soften(answer), by: peer.name, expected: soften(expected),
        of: 'the vector', names,
      });
    });
  }
  list.forEach(({ id, expected }, index) => {
    const missing = Object.keys(expected).filter((value) => !computed[index].has(value));
    for (const value of missing.filter((value) => !onlyLibrary(name, value, knowing))) {
      report.tell(`${name}: ${id}: ${value}`, ['no program computes it']);
    }
  });
  if (file.sweeps) await checkSweeps(name, file.sweeps, knowing, report);
  return list.length;
}

const hasSameNode = ({ oracle }) =>
  oracle?.node === undefined || oracle.node.split('.')[0] === process.version.split('.')[0];

/** Another version of Node throws the same errors in other words. */
const withoutWording = (values) => JSON.parse(JSON.stringify(values), (name, value) =>
  (name === 'error' && typeof value === 'string' ? value.split(':')[0] : value));

/** The README names every member that a case has. */
function checkSchema(name, list, report) {
  const readme = files.bytes('README.md').toString();
  for (const member of new Set(list.flatMap((vector) => Object.keys(vector)))) {
    if (!readme.includes(`\`${member}\``)) report.tell(`${name}: the file: ${member}`, ['README.md does not name it']);
  }
}

/** What only a library from npm can say, where it is not installed. */
const onlyLibrary = (family, value, knowing) =>
  family === 'base64-decode' && value.startsWith('jsBase64')
  && !knowing.some((peer) => peer.isLibrary);

/** The parts of an input that follow from each other. */
function checkInputs(name, list, report) {
  for (const { id, vector } of list) {
    if (!vector) continue;
    for (const input of ['meetingNumber', 'role', 'expirationSeconds', 'videoWebRtcMode']) {
      if (!vector[input]) continue;
      const value = files.value(vector[input]);
      const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
      const found = { [`${input}.type`]: type, [`${input}.text`]: String(value) };
      const said = {
        [`${input}.type`]: vector[input].type, [`${input}.text`]: vector[input].text,
      };
      report.compare({ family: name, id, found, by: 'its json', expected: said, of: 'the vector' });
    }
    if (vector.requestBody === undefined) continue;
    const members = ['meetingNumber', 'role', 'expirationSeconds', 'videoWebRtcMode']
      .filter((input) => vector[input]?.json != null)
      .map((input) => `"${input}":${vector[input].json}`);
    report.compare({
      family: name, id, found: { requestBody: `{${members.join(',')}}` }, by: 'its inputs',
      expected: { requestBody: vector.requestBody }, of: 'the vector',
    });
  }
}

/** For each decoder, the characters up to U+00FF that it takes in one place of the text. */
async function checkSweeps(name, sweeps, knowing, report) {
  const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
  for (const { pattern, note, ...expected } of sweeps) {
    const requests = characters.map((character) =>
      ({ program: name, input: pattern.replace('?', () => character) }));
    const computed = new Set();
    for (const peer of knowing) {
      const answers = await peer.ask(requests);
      const decoders = Object.keys(expected).filter((decoder) =>
        decoder in answers[0] || (decoder.startsWith('canonical') && answers[0].canonicalIn));
      const found = Object.fromEntries(decoders.map((decoder) => [decoder,
        answers.flatMap((answer, code) => (takenBy(answer).includes(decoder) ? [code] : [])).join(' '),
      ]));
      decoders.forEach((decoder) => computed.add(decoder));
      report.compare({
        family: name, id: `the sweep ${pattern}`, found, by: peer.name, expected, of: 'the vector',
        names: decoders,
      });
    }
    for (const decoder of Object.keys(expected).filter((decoder) => !computed.has(decoder))) {
      report.tell(`${name}: the sweep ${pattern}: ${decoder}`, ['no program computes it']);
    }
  }
}

const takenBy = (answer) => [
  ...(answer.canonicalIn ?? []).map((variant) => `canonical${variant[0].toUpperCase()}${variant.slice(1)}`),
  ...Object.keys(answer).filter((name) => answer[name]?.hex !== undefined),
];

/** Words, and inputs that make no difference to any value, are kept by the sum of the file. */
function checkSum(name, report, hasDifference) {
  const sum = createHash('sha256').update(files.bytes(`${name}.json`)).digest('hex');
  const line = files.bytes('SHA256SUMS').toString().split('\n')
    .find((line) => line.endsWith(`  ${name}.json`));
  if (line === `${sum}  ${name}.json`) return;
  report.tell(`${name}: the file: SHA-256`, [
    hasDifference ? 'another one than in SHA256SUMS; what differs is told above'
      : 'another one than in SHA256SUMS, though every value follows from the inputs: a name, a word '
        + 'or white space was changed, or an input that makes no difference here',
  ]);
}

module.exports = { checkVectors };
