// Who takes part, and what each of them can be asked.
'use strict';
const { join } = require('node:path');
const { LocalPeer, ProcessPeer } = require('./peers.js');
const primitives = require('./primitives.js');
const jwt = require('./jwt.js');
const legacy = require('./legacy.js');

const here = join(__dirname, '..');

const shared = [
  'sha256', 'hmac-sha256', 'base64-encode', 'base64-decode', 'hmac-library-differences',
];

function allPeers() {
  const node = new LocalPeer("Node's crypto", {
    ...legacy.families, ...jwt.families, ...primitives.families,
  });
  node.knows = (name) => name in node.programs;

  const ruby = new ProcessPeer('Ruby', 'ruby', [join(here, 'ruby', 'peer.rb')]);
  ruby.takesTypes = true;
  ruby.knows = (name) => name.startsWith('legacy-ruby-') || shared.includes(name);

  const python = new ProcessPeer(
    'Python', process.env.PYTHON ?? 'python3', [join(here, 'python', 'peer.py')]);
  python.knows = (name) => shared.includes(name);

  const programs = [node, ruby, python];
  return { node, ruby, python, programs, end: () => programs.forEach((peer) => peer.end()) };
}

module.exports = { allPeers };
