#!/usr/bin/env node
// The vectors next to programs in JavaScript, Ruby and Python, and those next to the package.
//
//     SWIFT_PEER=… PYTHON=… TOOL=… node cross-check.js [SEED [CASES]]
//
// SWIFT_PEER is the program of this package, TOOL the command line (left out, it is not asked), PYTHON
// one that has PyJWT. `.ci/steps/74-cross-check` builds and sets all three.
'use strict';
const { allPeers } = require('./javascript/all-peers.js');
const { checkCommandLine } = require('./javascript/check-command-line.js');
const { checkDocuments } = require('./javascript/check-documents.js');
const { checkMistakes } = require('./javascript/check-mistakes.js');
const { checkRandom } = require('./javascript/check-random.js');
const { checkRightTokens } = require('./javascript/check-right-tokens.js');
const { checkSwiftOnVectors } = require('./javascript/check-swift-on-vectors.js');
const { checkVectors } = require('./javascript/check-vectors.js');
const { checkVerification } = require('./javascript/check-verification.js');
const { Random } = require('./javascript/random.js');
const { Report } = require('./javascript/report.js');

async function main([seed = String(Date.now() % 1e9), cases = '4000']) {
  const count = Number(cases);
  const report = new Report();
  const peers = allPeers(process.env);
  const random = (step) => new Random(Number(seed) * 10 + step);
  console.log(`seed ${seed} (node cross-check.js ${seed} ${count} draws the same again)`);

  if (peers.missing.length > 0) {
    console.log(`SKIPPED for want of \`npm install\` in Tests/CrossCheck: ${peers.missing.join(', ')}`);
  }
  const { answered, ...vectors } = await checkVectors(peers.programs, report);
  console.log(`vectors: ${vectors.cases} cases in ${vectors.files} files, computed again`);
  const admitted = await checkSwiftOnVectors(report, peers.swift, answered);
  console.log(`vectors: Swift signs ${admitted.admitted}; its types refuse ${admitted.refused}`);
  const signed = await checkRandom(peers, report, random(1), count);
  console.log(`signing: ${signed.length} random signatures, Swift and the programs, and verified`);
  if (process.env.TOOL) {
    const typed = checkCommandLine(process.env.TOOL, report, signed, Math.ceil(count / 40));
    console.log(`the command line: ${typed} of these`);
  }
  const verified = await checkVerification(peers, report, random(2), Math.ceil(count / 16));
  console.log(`verification: ${verified} answers, between four languages`);
  const mistakes = await checkMistakes(peers, report, random(4), Math.ceil(count / 200));
  console.log(`inspection: ${mistakes} signatures made wrongly, and what is wrong is named`);
  const right = await checkRightTokens(peers, report, random(5), Math.ceil(count * 2.5));
  console.log(`inspection: ${right} signatures made rightly, with nothing worse than a note`);
  const documents = await checkDocuments(peers, report, random(3), count);
  console.log(`JSON: ${documents.canonical} documents, ${documents.refused} faulty ones`);
  peers.end();

  const differences = report.summary();
  console.log(differences === 0 ? `ok: no difference, in ${report.compared} comparisons, seed ${seed}` : `${differences} differences; seed ${seed}`);
  process.exitCode = differences === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
