import Foundation
import PureBase64

/// Base64 both ways.
///
/// Foundation has no base64url.
func base64Works() -> [Work] {
  [32, 300, 1 << 20].flatMap { byteCount in
    let bytes = sample(byteCount)
    let data = Data(bytes)
    let foundationText = data.base64EncodedString()
    let size = name(of: byteCount)
    let ours = [("base64", Base64.Variant.standard), ("base64url", .urlUnpadded)].flatMap {
      kind, variant in
      let text = Base64.encode(bytes, as: variant)
      return [
        Work("\(kind) encode, \(size) | ours") { Base64.encode(bytes, as: variant) },
        Work("\(kind) decode, \(size) | ours") { try Base64.decode(text, as: variant) },
      ]
    }
    return ours + [
      Work("base64 encode, \(size) | Foundation") { data.base64EncodedString() },
      Work("base64 decode, \(size) | Foundation") { Data(base64Encoded: foundationText) },
    ]
  }
}
