// The command line prints what the programs print: fewer cases, because each starts a process.
'use strict';
const { execFileSync } = require('node:child_process');
const { compareWithSwift } = require('./anatomy.js');

const styleNames = {
  javaScript: 'javascript', node: 'node', rubyStrict: 'ruby-strict', rubyURLSafe: 'ruby-urlsafe',
};
const layoutNames = { current: 'current', officialEndpoint: 'endpoint', year2022: '2022' };

/** What somebody types for a request to the package. */
function words(request) {
  const given = request.meetingNumber === undefined ? ['--native']
    : ['--meeting', request.meetingNumber, '--role', ['participant', 'host'][request.role]];
  const times = ['--backdate', request.backdatedBy];
  if (request.program === 'sign-legacy') {
    return ['legacy', ...given, ...times, '--issued-at', request.issuedAtMs,
      '--style', styleNames[request.style]];
  }
  return [
    'sign', ...given, ...times, '--issued-at', Math.floor(request.issuedAtMs / 1000),
    '--valid-for', request.validFor, '--session-valid-for', request.tokenValidFor,
    '--layout', layoutNames[request.layout[0]] ?? request.layout.join(','),
    ...(request.meetingNumberAsNumber ? ['--meeting-as-number'] : []),
    ...(request.videoWebRTCMode === undefined ? []
      : ['--video-webrtc-mode', request.videoWebRTCMode ? 1 : 0]),
  ];
}

// What the tool refuses in a key or a secret: control characters, and others that are invisible.
const invisible = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Compares the first of the drawn cases with credentials that the command line takes. */
function checkCommandLine(tool, report, asked, count) {
  const possible = asked.filter(({ inputs }) =>
    !invisible.test(`${inputs.key}${inputs.secret}`)).slice(0, count);
  for (const one of possible) {
    const { key, secret } = one.inputs;
    const output = execFileSync(tool, words(one.request).map(String), {
      env: { ZOOM_MEETING_SDK_KEY: key, ZOOM_MEETING_SDK_SECRET: secret }, encoding: 'utf8',
    }).trimEnd();
    compareWithSwift(report, {
      ...one, answer: { output }, of: one.by, who: 'the command line',
      id: `${one.id} ${JSON.stringify(one.inputs)}`,
    });
  }
  return possible.length;
}

module.exports = { checkCommandLine };
