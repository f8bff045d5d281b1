// Who takes part, and what each of them can be asked.
'use strict';
const { join } = require('node:path');
const { nodePrograms } = require('./check-verification.js');
const { LocalPeer, ProcessPeer } = require('./peers.js');
const documents = require('./documents.js');
const jwt = require('./jwt.js');
const { libraries } = require('./libraries.js');
const legacy = require('./legacy.js');
const primitives = require('./primitives.js');

const here = join(__dirname, '..');

const hashes = ['sha256', 'hmac-sha256'];
const shared = [...hashes, 'base64-encode', 'base64-decode', 'hmac-library-differences'];

/** `SWIFT_PEER` is the built program of this package, `PYTHON` a Python that has PyJWT. */
function allPeers({ SWIFT_PEER, PYTHON = 'python3' }) {
  const node = new LocalPeer("Node's crypto", {
    ...legacy.families, ...jwt.families, ...primitives.families, ...documents.families,
    ...nodePrograms,
  });
  node.knows = (family) => family in node.programs;

  const ruby = new ProcessPeer('Ruby', 'ruby', [join(here, 'ruby', 'peer.rb')]);
  ruby.takesTypes = true;
  ruby.knows = (family) => family.startsWith('legacy-ruby-') || shared.includes(family);

  const python = new ProcessPeer('Python', PYTHON, [join(here, 'python', 'peer.py')]);
  python.knows = (family) => shared.includes(family);
  python.isLenient = true;

  const swift = new ProcessPeer('Swift', SWIFT_PEER, []);
  swift.knows = (family) =>
    [...hashes, 'base64-encode', 'base64-decode', 'es-numbers'].includes(family);

  const all = [node, ruby, python, swift];
  const { peers, missing } = libraries();
  return {
    node, ruby, python, swift, missing, programs: [...all, ...peers],
    signers: all, verifiers: all, legacyVerifiers: [node, ruby, swift],
    end: () => all.forEach((peer) => peer.end()),
  };
}

module.exports = { allPeers };
