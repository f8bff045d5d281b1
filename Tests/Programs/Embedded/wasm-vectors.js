// wasm-vectors.js MODULE SIGNER FILE…: the modules run, and go through the files of test vectors.
const fs = require('fs')
const load = (path) => new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync(path))).exports

const [modulePath, signerPath, ...files] = process.argv.slice(2)
if (load(signerPath).sign_first_byte(1700000030n) !== 'e'.charCodeAt(0)) throw new Error('no signature')
const { memory, vectors_memory, vectors_check } = load(modulePath)
let total = 0
for (const file of files) {
  const bytes = fs.readFileSync(file)
  const address = vectors_memory(bytes.length)
  new Uint8Array(memory.buffer, address, bytes.length).set(bytes)
  const count = vectors_check(address, bytes.length)
  if (count <= 0) throw new Error(`${file}: ${count}`)
  total += count
}
console.log(`${total} comparisons`)
