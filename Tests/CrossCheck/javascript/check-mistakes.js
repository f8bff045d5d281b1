// The inspector names what is wrong with signatures that other programs make wrongly, and finds nothing
// wrong with those that they make rightly.
'use strict';
const { mistakes, needsOtherAlphabet, token, withSecret } = require('./mistakes.js');

function inputs(random) {
  return {
    key: random.bytes(16).toString('base64url'), secret: random.bytes(24).toString('base64url'),
    meetingNumber: String(random.integer(1e9, 1e11)), role: 0,
    clockMs: random.integer(1.6e9, 1.9e9) * 1000 + random.integer(1, 1000),
  };
}

function drawn(cause, make, random, secret) {
  for (;;) {
    const given = inputs(random);
    if (secret) given.secret = secret(random);
    const text = make(given);
    if (!needsOtherAlphabet.has(cause) || /[-_+/]/.test(hashOf(text))) return { cause, given, text };
  }
}

/** The base64 of the code within the text. */
const hashOf = (text) =>
  (text.includes('.') ? text : Buffer.from(text, 'base64').toString()).split('.').at(-1);

async function checkMistakes({ swift, ruby }, report, random, rounds) {
  const asked = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [cause, make] of Object.entries(mistakes)) asked.push(drawn(cause, make, random));
    for (const [cause, { secret, make }] of Object.entries(withSecret)) {
      asked.push(drawn(cause, make, random, secret));
    }
    asked.push(drawn('nothing', (given) => token(given, {}), random));
  }
  asked.push(...await fromRuby(ruby, random, rounds));
  const answers = await swift.ask(asked.map(({ given, text }) => ({
    program: 'inspect', key: given.key, secret: given.secret, token: text, atMs: given.clockMs,
  })));
  answers.forEach((answer, index) => {
    const { cause, given, text } = asked[index];
    const isNamed = cause === 'nothing'
      ? answer.verdict !== 'would be rejected' : answer.causes?.includes(cause);
    if (isNamed) return;
    report.tell(`inspection: ${cause}: ${JSON.stringify(text)}`, [
      `Swift finds ${answer.causes?.join(', ') || answer.refused || 'nothing'}`,
      `made of ${JSON.stringify(given)}`,
    ]);
  });
  report.compared += answers.length;
  return answers.length;
}

/** The two Ruby programs whose line breaks Zoom refused. */
async function fromRuby(ruby, random, rounds) {
  const causes = {
    'legacy-ruby-urlsafe64': 'legacy.hashLineBreak',
    'legacy-ruby-encode64-newlines': 'legacy.messageLineBreaks',
  };
  const asked = Array.from({ length: rounds }, () => Object.keys(causes)).flat()
    .map((program) => ({ program, given: inputs(random) }));
  const typed = (text) => ({ json: JSON.stringify(text), text });
  const answers = await ruby.ask(asked.map(({ program, given }) => ({
    program, ...given, meetingNumber: typed(given.meetingNumber), role: typed(String(given.role)),
  })));
  return answers.map(({ output }, index) =>
    ({ cause: causes[asked[index].program], given: asked[index].given, text: output }));
}

module.exports = { checkMistakes };
