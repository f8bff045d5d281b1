import Foundation

/// A request that the official endpoint was sent, with what it answered.
struct OracleCase: Decodable, Sendable {
  let id: String
  let key: String
  let secret: String
  let clockMs: Int64
  let requestBody: String
  let status: Int
  let errors: [Reason]?
  /// The signature that the endpoint answered.
  let output: String?
  /// The signature that a verifier with the raw UTF-8 secret computes, where it is another one.
  let nodeOutput: String?

  struct Reason: Decodable, Equatable, Sendable {
    let property: String
    let reason: String
  }

  /// What a running server has to know to answer: cases that have it in common share a server.
  ///
  /// Texts are the same here when their bytes are, which `String` sees otherwise.
  var server: [[UInt8]] { [Array(key.utf8), Array(secret.utf8), Array("\(clockMs)".utf8)] }

  static func all() throws -> [OracleCase] {
    struct File: Decodable { let cases: [OracleCase] }
    let file = URL(fileURLWithPath: #filePath)
      .appending(path: "../../../../../../Tests/Vectors/jwt-official-endpoint.json").standardized
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
  }
}

/// The body of an answer, whatever it is.
struct Answer: Decodable, Equatable {
  var signature: String?
  var sdkKey: String?
  var errors: [OracleCase.Reason]?
}
