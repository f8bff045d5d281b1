import ArgumentParser
import PureCrypto

struct SHA256Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sha256", abstract: "Print the SHA-256 digest in hexadecimal.")

  @OptionGroup var input: InputOptions

  func run() throws {
    try writeLine(hexadecimal(SHA256.hash(data: try input.bytes())))
  }
}

struct HMACCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hmac",
    abstract: "Print the HMAC-SHA256 under the secret, in hexadecimal.",
    discussion: """
      A secret that sign rejects is rejected here, too: one that is empty, or has \
      surrounding whitespace, quotes, or a byte-order mark, or that contains a newline, a control character, or \
      an invisible one.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var credentials: CredentialOptions

  func run() throws {
    let key = SymmetricKey(data: try credentials.secret().utf8)
    try writeLine(hexadecimal(HMAC<SHA256>.authenticationCode(for: try input.bytes(), using: key)))
  }
}
