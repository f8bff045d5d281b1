// Interpolation as calls. The standard library's methods are inlined into each of some two hundred
// places, which are larger then.
extension DefaultStringInterpolation {
  @inline(never)
  mutating func appendInterpolation(_ text: String) { write(text) }

  @inline(never)
  mutating func appendInterpolation(_ number: Int) { write(number.description) }

  @inline(never)
  mutating func appendInterpolation(_ number: Int64) { write(number.description) }
}
