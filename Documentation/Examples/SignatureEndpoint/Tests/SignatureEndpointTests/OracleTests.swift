import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SignatureEndpoint
import Testing

@Suite struct OracleTests {
  /// Every case is posted to a server that listens on a port and whose clock stands still.
  @Test func answersAsTheOfficialEndpoint() async throws {
    let cases = try OracleCase.all()
    #expect(cases.count >= 100)
    for (_, cases) in Dictionary(grouping: cases, by: \.server) {
      let first = try #require(cases.first)
      // Node signs with a secret of NUL bytes, as with none. This server rejects it.
      guard first.secret.utf8.contains(where: { $0 != 0 }) else {
        #expect(throws: (any Error).self) { try Settings(key: first.key, secret: first.secret) }
        continue
      }
      let settings = try Settings(key: first.key, secret: first.secret, requestsPerMinute: 0)
      try await withServer(settings, clockMs: first.clockMs) { client async throws in
        for testCase in cases { try await check(testCase, client) }
      }
    }
  }

  private func check(_ testCase: OracleCase, _ client: TestClient) async throws {
    let response = try await client.post("/", testCase.requestBody)
    #expect(Int(response.status.code) == testCase.status, "\(testCase.id)")
    let expected =
      testCase.status == 200
      ? Answer(signature: testCase.nodeOutput ?? testCase.output, sdkKey: testCase.key)
      : Answer(errors: testCase.errors)
    #expect(expected != Answer(), "\(testCase.id)")
    let answer = try response.answer
    #expect(answer == expected, "\(testCase.id)")
    #expect(answer.sdkKey.map { Array($0.utf8) } == expected.sdkKey.map { Array($0.utf8) })
  }
}
