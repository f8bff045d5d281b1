import Foundation
import SystemPackage
import Testing

@testable import SignatureEndpoint

@Suite struct SettingsFileTests {
  @Test(arguments: [
    "PORT=4000\nSECRET=a=b\n", "PORT=4000\r\nSECRET=a=b\r\n", "\u{feff}PORT=4000\nSECRET=a=b",
    "# PORT=1\n\n export PORT = 4000 \nSECRET=a=b", " \nPORT=4000\n  # a\nSECRET=a=b\n ",
  ])
  func readsLines(_ text: String) throws {
    let settings = try SettingsFile.parse(Array(text.utf8))
    #expect(settings == ["PORT": "4000", "SECRET": "a=b"])
  }

  @Test func takesAnEmptyValueForOne() throws {
    #expect(try SettingsFile.parse(Array("SECRET=".utf8)) == ["SECRET": ""])
    #expect(try SettingsFile.parse([]) == [:])
  }

  @Test(arguments: [
    ("PORT=1\nS3CRET\n", "Line 2 of the settings file is not NAME=value."),
    ("=S3CRET", "Line 1 of the settings file is not NAME=value."),
    ("A='\n'\nA B=S3CRET", "Line 3 of the settings file is not NAME=value."),
    ("\u{feff}\u{feff}KEY=S3CRET", "Line 1 of the settings file is not NAME=value."),
    ("A=1\nKEY='S3CRET\nB=2", "Line 2 of the settings file has a quote that is not closed."),
    ("export  KEY=S3CRET", "Line 1 of the settings file is not NAME=value."),
    ("\tKEY=S3CRET", "Line 1 of the settings file is not NAME=value."),
    ("KEY=S3CRET\t# a", "Line 1 of the settings file has a tab next to the value."),
    ("KEY=\"S3\"CRET", "Line 1 of the settings file has text after a closing quote."),
    ("KEY=1\nKEY=S3CRET", "Line 2 of the settings file has a duplicate name."),
    ("S3CRET=\n\nA='\n'\nS3CRET=", "Line 5 of the settings file has a duplicate name."),
  ])
  func refuses(_ text: String, _ reason: String) {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.parse(Array(text.utf8)) }
    #expect(error?.description == reason)
  }

  /// What Node reads: `SettingsAsInNodeTests` compares.
  static let values: [(line: String, value: String)] = [
    ("A=b", "b"), ("A= b ", "b"), ("A = b\tc ", "b\tc"), ("A=b c", "b c"), ("A=", ""),
    ("export A=b", "b"),
    ("A=b # c", "b"), ("A=b#c", "b"), ("A=#c", ""), ("A=b=c", "b=c"), ("A=b\\nc", "b\\nc"),
    ("A=\"b\"", "b"), ("A='b'", "b"), ("A=`b`", "b"), ("A=\"b # c\" # d", "b # c"),
    ("A='b#c'#d", "b#c"), ("A=\" b \"", " b "), ("A=\"b'c`d\"", "b'c`d"), ("A='b\"c'", "b\"c"),
    ("A=`b\"'c`", "b\"'c"), ("A=\"\"", ""), ("A=''# b", ""), ("A=b\"c\"", "b\"c\""),
    ("A=b'c", "b'c"),
    ("A=\"b\\nc\"", "b\nc"), ("A='b\\nc'", "b\\nc"), ("A=\"b\nc=d\"", "b\nc=d"),
    ("A='b\r\nc'", "b\nc"),
    ("A=\"b\\tc\\\\\"", "b\\tc\\\\"), ("A=\u{a0}b\u{a0}", "\u{a0}b\u{a0}"),
    ("A=\u{feff}b", "\u{feff}b"),
    ("A=\"b\" # \"c\"", "b"), ("A='b'\t # c", "b"), ("A=${B}", "${B}"),
    ("A=\"b\\n\u{301}\\\\n\"", "b\n\u{301}\\\n"), ("A=é🔑", "é🔑"),
  ]

  @Test(arguments: values)
  func `quotes are removed, and comments end a value`(line: String, value: String) throws {
    for text in [line, "\(line)\n", "\(line)\r\n", "Z=1\n\(line)\nB=2"] {
      #expect(try SettingsFile.parse(Array(text.utf8))["A"] == value)
    }
  }

  @Test func refusesWhatIsNotUTF8() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.parse([0x4b, 0x3d, 0xff]) }
    #expect(error?.description == "The settings file is not UTF-8.")
  }

  @Test func tellsNoFileFromOneThatCannotBeRead() throws {
    #expect(try SettingsFile.read("/nowhere/at/all") == nil)
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/") }
    #expect(error?.description.hasPrefix("The settings file / cannot be read:") == true)
  }

  @Test(arguments: ["\u{1b}[31m", "\n", "\u{9b}", "\u{202e}", "\u{2028}"])
  func `a path controls no terminal`(text: String) throws {
    let folder = FilePath(NSTemporaryDirectory()).appending("\(UUID().uuidString)\(text)")
    try FileManager.default.createDirectory(
      atPath: folder.string, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read(folder) }
    #expect(error?.description.contains(" cannot be read:") == true)
    #expect(error?.description.unicodeScalars.contains { text.unicodeScalars.first == $0 } == false)
    var settings = try Settings.fictitious()
    settings.pageFile = folder.string
    let warnings = Endpoint(settings, authenticate: nil).warnings.joined()
    #expect(warnings.contains("because "))
    #expect(!warnings.unicodeScalars.contains { text.unicodeScalars.first == $0 })
  }

  @Test func `a named pipe is read to its end, or gives a sentence`() throws {
    let pipe = NSTemporaryDirectory() + UUID().uuidString
    #expect(mkfifo(pipe, 0o600) == 0)
    defer { try? FileManager.default.removeItem(atPath: pipe) }
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read(FilePath(pipe)) }
    #expect(
      error?.description.hasSuffix(
        "cannot be read: nothing was written to this pipe for two seconds.") == true)
    Thread.detachNewThread {
      guard let writer = FileHandle(forWritingAtPath: pipe) else { return }
      for text in ["A=", "1\nB", "=2"] {
        usleep(100_000)
        try? writer.write(contentsOf: Data(text.utf8))
      }
    }
    #expect(try SettingsFile.read(FilePath(pipe)) == ["A": "1", "B": "2"])
  }

  @Test(.enabled(if: (try? FilePath("/dev/zero").stat()) != nil))
  func `a file without an end is refused`() {
    let error = #expect(throws: SettingsError.self) { try SettingsFile.read("/dev/zero") }
    #expect(error?.description == "The settings file has more than 65536 bytes.")
  }
}
