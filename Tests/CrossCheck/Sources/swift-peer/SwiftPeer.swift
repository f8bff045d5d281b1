import Foundation

/// Answers requests, one JSON object a line, from the package.
///
/// Foundation reads and writes the lines, so that a fault of the package is not hidden by how it is
/// called.
@main
struct SwiftPeer {
  static func main() throws {
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    while let line = readLine() {
      let request = try decoder.decode(Request.self, from: Data(line.utf8))
      var answer = Answer()
      do {
        try answer.fill(for: request)
      } catch {
        answer.refused = "\(error)"
      }
      try FileHandle.standardOutput.write(contentsOf: encoder.encode(answer) + [0x0a])
    }
  }
}

/// A request for an unknown program, or one that lacks a member that its program needs: an error of
/// the caller.
struct BadRequest: Error {
  let program: String
}

extension Answer {
  mutating func fill(for request: Request) throws {
    switch request.program {
    case "sign-legacy": try signLegacy(request)
    case "sign-jwt": try signJWT(request)
    case "sign": try sign(request)
    case "verify": try verify(request)
    case "verify-signature": try verifySignature(request)
    case "inspect": try inspect(request)
    case "sha256": try hash(request)
    case "hmac-sha256": try authenticate(request)
    case "base64-encode": try encode(request)
    case "base64-decode": try decode(request)
    case "es-numbers": try spell(request)
    case "canonicalize": try canonicalize(request)
    default: throw BadRequest(program: request.program)
    }
  }
}
