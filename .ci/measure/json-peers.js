// json-peers.js FILE TIMES: parses, sorts, and writes the document that many times, and prints the fastest
// time in milliseconds. This is RFC 8785 except for duplicate names.
const { readFileSync } = require('node:fs');

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
};
const written = (value) => {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const member = (name) => `${JSON.stringify(name)}:${written(value[name])}`;
  return `{${Object.keys(value).sort().map(member).join(',')}}`;
};

// `sorted` loses the order of names that are integers. `written` keeps it, and is slower.
const ways = {
  'JSON.stringify of sorted objects': (text) => Buffer.from(JSON.stringify(sorted(JSON.parse(text)))),
  'the reference canonicalizer': (text) => Buffer.from(written(JSON.parse(text))),
};
const bytes = readFileSync(process.argv[2]);
for (const [name, work] of Object.entries(ways)) {
  let fastest = Infinity;
  for (let time = 0; time < Number(process.argv[3]); time++) {
    const start = process.hrtime.bigint();
    work(bytes.toString('utf8'));
    fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / 1e6);
  }
  console.log(`Node, ${name}: ${fastest.toFixed(4)} ms`);
}
