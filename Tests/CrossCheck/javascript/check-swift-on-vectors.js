// Swift prints the committed vectors, as far as its types admit them.
'use strict';
const { compareWithSwift } = require('./anatomy.js');
const { swiftRequest, families } = require('./swift-requests.js');

/**
 * How many cases of a family the typed API refuses, of those that its types can express: credentials
 * pasted wrongly, meeting numbers that are none, times before 1970.
 */
const refusals = {
  'legacy-crypto-js': 3,
  'legacy-crypto-js-skewed': 29,
  'legacy-node-buffer': 25,
  'legacy-node-buffer-unskewed': 3,
  'legacy-ruby-strict64': 30,
  'legacy-ruby-encode64s': 3,
  'legacy-ruby-urlsafe64-strict-hash': 2,
  'jwt-forum-001': 28,
  'jwt-forum-002': 17,
  'jwt-forum-003': 4,
  'jwt-official-endpoint': 26,
  'jwt-native': 7,
  'jwt-official-endpoint-history': 9,
};

async function checkSwiftOnVectors(report, swift, answered) {
  const asked = answered
    .map((one) => ({ ...one, request: swiftRequest(one.family, one.inputs, one.values) }))
    .filter(({ request }) => request !== undefined);
  const answers = await swift.ask(asked.map(({ request }) => request));
  asked.forEach((one, index) => Object.assign(one, { answer: answers[index] }));
  const refused = asked.filter(({ answer }) => answer.refused !== undefined);
  for (const one of asked.filter(({ answer }) => answer.refused === undefined)) {
    compareWithSwift(report, { ...one, of: 'the vector' });
  }
  for (const family of families) {
    const mine = refused.filter((one) => one.family === family);
    if (mine.length === refusals[family]) continue;
    report.tell(`${family}: refused`, [
      `Swift refuses ${mine.length} of the vectors, where it was ${refusals[family]}:`,
      ...mine.map(({ id, answer }) => `${id}: ${answer.refused}`),
    ]);
  }
  return { admitted: asked.length - refused.length, refused: refused.length };
}

module.exports = { checkSwiftOnVectors };
