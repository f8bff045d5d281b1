internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SystemPackage

/// The page of `Documentation/Examples/InspectorPage`, read once, with the headers that it is served with.
struct InspectorPage: Sendable {
  /// Why a file is not served as the page, in words that follow its name.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// How to get the page.
  static let instructions =
    "build it with Documentation/Examples/InspectorPage/build, and set PAGE to the file"

  private static let maximumByteCount = 1 << 20
  private static let policyMark = #"<meta http-equiv="Content-Security-Policy" content=""#

  private let content: ByteBuffer
  private let policy: String

  /// The page in a file.
  ///
  /// A file that has no policy against every connection is not the page, and not served.
  init(_ path: String) throws(Problem) {
    let bytes: [UInt8]?
    do {
      bytes = try FilePath(path).content(maximumByteCount: Self.maximumByteCount)
    } catch Errno.noSuchFileOrDirectory {
      throw Problem(description: "is not there")
    } catch {
      throw Problem(description: "cannot be read (\(error))")
    }
    guard let bytes else {
      throw Problem(description: "has more than \(Self.maximumByteCount) bytes")
    }
    // The policy is in the head, before the style and the script.
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let mark = head.firstRange(of: Self.policyMark),
      let policy = head[mark.upperBound...].split(separator: "\"", maxSplits: 1).first,
      policy.hasPrefix("default-src 'none'; "),
      policy.unicodeScalars.allSatisfy({ " "..."~" ~= $0 })
    else { throw Problem(description: "is not the inspector's page") }
    content = ByteBuffer(bytes: bytes)
    self.policy = "\(policy); frame-ancestors 'none'"
  }

  /// The page, not to be kept by caches: somebody types a secret into it.
  var response: Response {
    var headers: HTTPFields = [
      .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
      .xContentTypeOptions: "nosniff", .contentSecurityPolicy: policy,
    ]
    if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: content))
  }
}
