import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SignatureEndpoint
import Testing


@Suite struct OracleTests {
  /// Every case is posted to a server that listens on a port and whose clock stands still.
  @Test func answersAsTheOfficialEndpoint() async throws {
    let cases = try OracleCase.all()
    #expect(cases.count >= 100)
    for (server, cases) in Dictionary(grouping: cases, by: \.server) {
      let settings = try Settings(key: server.key, secret: server.secret, requestsPerMinute: 0)
      try await withServer(settings, clockMs: server.clockMs) { client async throws in
        for testCase in cases { try await check(testCase, client) }
      }
    }
  }

  private func check(_ testCase: OracleCase, _ client: any TestClientProtocol) async throws {
    let response = try await client.post("/", testCase.requestBody)
    #expect(Int(response.status.code) == testCase.status, "\(testCase.id)")
    let expected =
      testCase.status == 200
      ? Answer(signature: testCase.nodeOutput ?? testCase.output, sdkKey: testCase.key)
      : Answer(errors: testCase.errors)
    #expect(expected != Answer(), "\(testCase.id)")
    #expect(try response.answer == expected, "\(testCase.id)")
  }
}
