import MeetingSignature
import MeetingSignatureInspection

extension Answer {
  mutating func inspect(_ request: Request) throws {
    let inspector = try SignatureInspector(
      credentials: InspectionCredentials(key: request.need(\.key), secret: request.need(\.secret)),
      time: UnixTime(milliseconds: request.need(\.atMs)))
    let report = inspector.inspect(try request.need(\.token))
    verdict = report.verdict.description
    causes = report.findings.map(\.cause.identifier)
  }
}
