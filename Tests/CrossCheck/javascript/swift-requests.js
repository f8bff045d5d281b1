// How a family's program is written with the typed API: the table of FromOtherLanguages.md, as requests.
'use strict';

const layout003 = ['sdkKey', 'appKey', 'mn', 'role', 'iat', 'exp', 'tokenExp'];

/** Rounded to the nearest second is rounded down half a second later. */
const rounded = { later: 500 };
const styles = {
  'legacy-crypto-js': { style: 'javaScript', backdatedBy: 0 },
  'legacy-crypto-js-skewed': { style: 'javaScript', backdatedBy: 30 },
  'legacy-node-buffer': { style: 'node', backdatedBy: 30 },
  'legacy-node-buffer-unskewed': { style: 'node', backdatedBy: 0 },
  'legacy-ruby-strict64': { style: 'rubyStrict', backdatedBy: 30 },
  'legacy-ruby-encode64s': { style: 'rubyStrict', backdatedBy: 30 },
  'legacy-ruby-urlsafe64-strict-hash': { style: 'rubyURLSafe', backdatedBy: 30 },
};
const layouts = {
  'jwt-forum-001': { layout: ['year2022'], backdatedBy: 30, ...rounded },
  'jwt-forum-002': { layout: ['year2022'], backdatedBy: 30, ...rounded },
  'jwt-forum-003': { layout: layout003, backdatedBy: 30, ...rounded },
  'jwt-official-endpoint': { layout: ['officialEndpoint'], backdatedBy: 0 },
};
const commits = {
  bdc3292: { layout: ['year2022'], backdatedBy: 0, ...rounded },
  '75006a8': { layout: ['year2022'], backdatedBy: 30, ...rounded },
  ebf1f8c: { layout: ['year2022'], backdatedBy: 30, ...rounded },
  '27140fa': { layout: ['officialEndpoint'], backdatedBy: 0 },
  '159686b': { layout: ['officialEndpoint'], backdatedBy: 0 },
};
const natives = {
  endpoint: { layout: ['officialEndpoint'], backdatedBy: 0 },
  docs: { layout: ['current'], backdatedBy: 30, ...rounded },
};

/**
 * What to ask the package for, so that it prints what the program printed; undefined for what cannot
 * be written down with its types. `values` are the program's own.
 */
function swiftRequest(family, inputs, values) {
  if (values.output == null) return undefined;
  return family in styles ? legacy(styles[family], inputs, values) : jwt(family, inputs, values);
}

function legacy({ style, backdatedBy }, { key, secret, meetingNumber, role }, { timestamp, message }) {
  const [meeting, wanted] = [asMeeting(meetingNumber), asRole(role, ['0', '1'])];
  if (meeting === undefined || wanted === undefined) return undefined;
  // Ruby spells 1.0 as it is, JavaScript as 1.
  if (message !== `${key}${meeting}${timestamp}${wanted}`) return undefined;
  const issuedAtMs = Number(timestamp) + backdatedBy * 1000;
  return {
    program: 'sign-legacy', key, secret, style, backdatedBy, issuedAtMs, meetingNumber: meeting,
    role: wanted,
  };
}

function jwt(family, inputs, values) {
  const { later = 0, ...way } =
    layouts[family] ?? commits[inputs.commit] ?? natives[inputs.variant] ?? { layout: undefined };
  if (way.layout === undefined) return undefined;
  const given = {
    program: 'sign-jwt', key: inputs.key, secret: inputs.secret, issuedAtMs: inputs.clockMs + later,
    ...way, validFor: values.exp - values.iat, tokenValidFor: values.tokenExp - values.iat,
    payload: values.payload,
  };
  if (!Number.isInteger(given.validFor) || !Number.isInteger(given.tokenValidFor)) return undefined;
  if (family === 'jwt-native') return given;
  const claims = JSON.parse(values.payload);
  const [meetingNumber, role] = [asMeeting(claims.mn), asRole(claims.role, [])];
  if (meetingNumber === undefined || role === undefined) return undefined;
  given.meetingNumberAsNumber = typeof claims.mn === 'number';
  if (claims.video_webrtc_mode !== undefined) given.videoWebRTCMode = claims.video_webrtc_mode === 1;
  return { ...given, meetingNumber, role };
}

const asMeeting = (value) =>
  typeof value === 'string' || Number.isSafeInteger(value) ? String(value) : undefined;

function asRole(value, texts) {
  if (value === 0 || value === 1) return value;
  return texts.includes(value) ? Number(value) : undefined;
}

const families = [...Object.keys(styles), ...Object.keys(layouts), 'jwt-native',
  'jwt-official-endpoint-history'];

module.exports = { swiftRequest, families, commits: Object.keys(commits) };
