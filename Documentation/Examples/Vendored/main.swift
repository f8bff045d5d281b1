// A program that has MeetingSignature.swift in it, and no package manager. Without arguments it signs for
// a meeting; with arguments it goes through these files of Tests/Vectors.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var contents: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&piece, 1, piece.count, file)
    if count == 0 { return contents }
    contents += piece[..<count]
  }
}

func check(_ path: String) -> Bool {
  guard let bytes = contents(of: path) else {
    print("\(path): cannot be read")
    return false
  }
  switch VectorCheck.check(file: bytes) {
  case .passed(let count):
    print("\(path): \(count) comparisons passed")
    return true
  case .failed(let what):
    print("\(path): failed: \(what)")
    return false
  }
}

let paths = CommandLine.arguments.dropFirst()
if paths.isEmpty {
  let credentials = try MeetingSDKCredentials(key: "your Client ID", secret: "your Client Secret")
  let signer = MeetingSDKSigner(credentials)
  print(
    try signer.sign(.web(MeetingNumber("85212345678"), role: .participant)).text)
} else {
  let results = paths.map(check)
  exit(results.contains(false) ? 1 : 0)
}
