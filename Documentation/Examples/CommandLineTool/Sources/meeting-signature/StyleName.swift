import ArgumentParser
import MeetingSignature
import PureBase64

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

  /// How the outermost text is encoded.
  var variant: Base64.Variant {
    switch self {
    case .node, .rubyStrict: .standard
    case .javascript: .urlUnpadded
    case .rubyURLSafe: .url
    }
  }
}
