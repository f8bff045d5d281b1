import ArgumentParser
import MeetingSignature

/// A legacy style by its name.
enum StyleName: String, ExpressibleByArgument, CaseIterable {
  case node, javascript
  case rubyStrict = "ruby-strict"
  case rubyURLSafe = "ruby-urlsafe"

  var style: LegacySignatureStyle {
    switch self {
    case .node: .node
    case .javascript: .javaScript
    case .rubyStrict: .rubyStrict
    case .rubyURLSafe: .rubyURLSafe
    }
  }
}
