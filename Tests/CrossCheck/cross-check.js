#!/usr/bin/env node
'use strict';
const { checkVectors } = require('./javascript/check-vectors.js');
const { Report } = require('./javascript/report.js');
const { allPeers } = require('./javascript/all-peers.js');

async function main() {
  const report = new Report();
  const peers = allPeers();
  const counts = await checkVectors(peers.programs, report);
  console.log(counts);
  peers.end();
  process.exitCode = report.summary() ? 1 : 0;
}
main();
