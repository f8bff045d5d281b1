import Glibc

#if canImport(PureJSON)
  import PureJSON
#endif

/// Work with PureJSON for scripts that count, measure and compare.
///
///     json-work canonicalize FILE [TIMES]    prints the canonical form of the file
///     json-work time FILE TIMES              prints the milliseconds of the fastest time
///     json-work read FILE [TIMES]            reads it as a JSONValue
///     json-work numbers                      for each line of standard input, a decimal number or `x`
///                                            and the bits of a double: the bits and the text
@main
struct JSONWork {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments[1] {
    case "numbers": numbers()
    case "canonicalize":
      let text = contents(of: arguments[2])
      var canonical: [UInt8] = []
      for _ in 0..<times() { canonical = try CanonicalJSON.canonicalize(text) }
      if arguments.count < 4 { write(canonical) }
    case "time":
      let text = contents(of: arguments[2])
      var fastest = Double.infinity
      for _ in 0..<times() {
        let start = milliseconds()
        _ = try CanonicalJSON.canonicalize(text)
        fastest = min(fastest, milliseconds() - start)
      }
      print("PureJSON: \(fastest) ms")
    case "read":
      let text = contents(of: arguments[2])
      var count = 0
      for _ in 0..<times() { count += try JSONValue(parsing: text).isNull ? 0 : 1 }
      print(count)
    default: fatalError("no such work")
    }
  }

  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) })
    }
  }

  static func times() -> Int {
    CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 1 : 1
  }

  static func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { fatalError("cannot open \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: count) {
      $1 = fread($0.baseAddress, 1, count, file)
    }
  }

  static func numbers() {
    while let line = readLine() {
      var value: Double
      if line.utf8.first == UInt8(ascii: "x") {
        value = Double(bitPattern: UInt64(line.dropFirst(), radix: 16) ?? 0)
      } else {
        do {
          value = try JSONNumber(spelling: line).double
        } catch {
          print(error.reason == .numberOutOfRange ? "out of range" : "\(error)")
          continue
        }
      }
      let text = JSONNumber(value)?.text ?? "not finite"
      print("\(String(value.bitPattern, radix: 16)) \(text)")
    }
  }
}
