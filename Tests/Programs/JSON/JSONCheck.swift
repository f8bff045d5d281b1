/// Canonicalizes a document, with names to sort, escapes, and doubles both ways; says `ok`, or
/// stops.
///
/// That it links and runs as Embedded Swift is what it is for.
@main
struct JSONCheck {
  static let text: StaticString = #"""
    { "z": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0],
      "\u20ac": "\u000F\nA'\u0042\u0022\u005c\\\"\/", "ö": {"b": null, "a": [true, false]},
      "\ud83d\ude00": 9007199254740993.000000000000000000001, "\ufb33": 5e-324 }
    """#
  static let expected: StaticString = #"""
    {"z":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"ö":{"a":[true,false],"b":null},"€":"\u000f\nA'B\"\\\\\"/","😀":9007199254740994,"\#u{fb33}":5e-324}
    """#

  static func main() {
    do throws(JSONError) {
      let canonical = try CanonicalJSON.canonicalize(bytes(of: text))
      guard canonical == bytes(of: expected) else { fatalError("not the canonical form") }
      let value = try JSONValue(parsing: canonical)
      guard try CanonicalJSON.canonicalize(value) == canonical else { fatalError("not the same") }
    } catch {
      fatalError("refused")
    }
    print("ok")
  }

  static func bytes(of text: StaticString) -> [UInt8] {
    // SAFETY: the array is a copy.
    text.withUTF8Buffer { unsafe Array($0) }
  }
}
