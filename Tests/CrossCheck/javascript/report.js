// Collects what differs, and says of each case the first value that does.
'use strict';

/** The order in which the values of a signature come to be. */
const order = [
  'status', 'errors', 'error', 'iat', 'exp', 'tokenExp', 'timestamp', 'timestampMinusClockAndSkew',
  'rubyMeetingNumberText', 'message', 'messageBase64', 'header', 'payload', 'encodedHeader',
  'encodedPayload', 'jsrsasignKeyHex', 'hmacHex', 'hmacBase64', 'signatureHex', 'outer.key',
  'outer.meetingNumber', 'outer.timestamp', 'outer.role', 'outer.hash', 'outer', 'output',
  'nodeOutput', 'serverCheck',
];

const rank = (name) => {
  const place = order.indexOf(name.replace(/^payload\..*/, 'payload'));
  return place < 0 ? order.length : place;
};

const shownAtMost = 3;

class Report {
  constructor() {
    this.count = 0;
    this.compared = 0;
    this.shown = new Map();
  }

  /**
   * Compares two sets of values, of which the first difference in the order of computation is told.
   * `names` are the values to compare; a value that one of the two lacks is a difference.
   */
  compare({ family, id, found, by, expected, of, names, note }) {
    this.compared += 1;
    const all = names ?? [...new Set([...Object.keys(found), ...Object.keys(expected)])];
    const different = all
      .filter((name) => JSON.stringify(found[name]) !== JSON.stringify(expected[name]))
      .sort((one, other) => rank(one) - rank(other));
    if (different.length === 0) return true;
    const name = different[0];
    this.tell(`${family}: ${id}: ${name}`, [
      ...sideBySide([by, found[name]], [of, expected[name]]),
      ...(note?.(name) ?? []),
    ]);
    return false;
  }

  /** Tells of one difference; of a family only the first few are printed. */
  tell(title, lines) {
    this.count += 1;
    const family = title.split(':')[0];
    const shown = (this.shown.get(family) ?? 0) + 1;
    this.shown.set(family, shown);
    if (shown > shownAtMost) return;
    console.log([`✗ ${title}`, ...lines.map((line) => `    ${line}`)].join('\n'));
  }

  /** What is left to be said at the end. */
  summary() {
    for (const [family, shown] of this.shown) {
      if (shown > shownAtMost) console.log(`✗ ${family}: ${shown - shownAtMost} more`);
    }
    return this.count;
  }
}

/** Two texts, from shortly before the first character in which they differ. */
function sideBySide(...sides) {
  const texts = sides.map(([who, value]) => [who, value === undefined ? '(nothing)' : shown(value)]);
  const [one, other] = texts.map(([, text]) => [...text]);
  let place = 0;
  while (place < one.length && one[place] === other[place]) place += 1;
  const start = Math.max(0, place - 24);
  const width = Math.max(...texts.map(([who]) => who.length));
  const lines = texts.map(([who, text]) => {
    const part = [...text].slice(start, start + 88).join('');
    return `${who.padEnd(width)}  ${start > 0 ? '…' : ''}${part}${text.length > start + 88 ? '…' : ''}`;
  });
  return [...lines, `${' '.repeat(width)}  ${' '.repeat(place - start + (start > 0 ? 1 : 0))}^ character ${place + 1}`];
}

const shown = (value) => (typeof value === 'string' ? visible(value) : JSON.stringify(value));

const visible = (text) => JSON.stringify(text).slice(1, -1);

module.exports = { Report };
