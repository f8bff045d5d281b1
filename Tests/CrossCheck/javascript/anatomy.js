// Takes a finished signature apart, so that a difference can be said of one of its parts.
'use strict';

const text = (segment) => Buffer.from(segment ?? '', 'base64').toString();

/** The fields under the outermost base64; the key may have dots in it. */
function legacy(output, key) {
  const outer = text(output);
  const [meetingNumber, timestamp, role, ...hash] = outer.slice(key.length + 1).split('.');
  return {
    'outer.key': outer.slice(0, key.length), 'outer.meetingNumber': meetingNumber,
    'outer.timestamp': timestamp, 'outer.role': role, 'outer.hash': hash.join('.'), output,
  };
}

/** The header, the claims and the signature of a token. */
function jwt(output) {
  const [header, payload, signature] = output.split('.');
  const claims = {};
  try {
    for (const [name, value] of Object.entries(JSON.parse(text(payload)))) {
      claims[`payload.${name}`] = value;
    }
  } catch {
    claims['payload.'] = 'not JSON';
  }
  return {
    header: text(header), ...claims, payload: text(payload), encodedPayloadInToken: payload,
    signature: Buffer.from(signature ?? '', 'base64').toString('hex'), output,
  };
}

const anatomy = (output, key) => (output.includes('.') ? jwt(output) : legacy(output, key));

/**
 * Compares what the package answered with what the program printed: first what its floors give for the
 * program's own values, then its signature part by part.
 */
function compareWithSwift(report, { family, id, inputs, answer, values, of, who = 'Swift' }) {
  if (answer.refused !== undefined) {
    report.tell(`${family}: ${id}: refused`, [`${who}: ${answer.refused}`]);
    return false;
  }
  const expectedOutput = values.nodeOutput ?? values.output;
  const alone = Object.fromEntries(
    ['iat', 'exp', 'tokenExp', 'message', 'messageBase64', 'encodedPayload', 'hmacHex', 'signatureHex']
      .filter((name) => name in answer && name in values).map((name) => [name, values[name]]));
  const found = { ...answer, ...anatomy(answer.output ?? '', inputs.key) };
  const expected = { ...alone, ...anatomy(expectedOutput, inputs.key) };
  return report.compare({
    family, id, found, by: who, expected, of,
    names: [...new Set([...Object.keys(expected),
      ...Object.keys(found).filter((name) => /^(payload|outer)\./.test(name))])],
    note: (name) => (name in alone || !('hmacHex' in alone || 'signatureHex' in alone) ? [] : [
      'its base64 and its HMAC agree when they are asked for alone: what they are put together from '
        + 'differs']),
  });
}

module.exports = { anatomy, compareWithSwift };
