import Foundation
import PureJSON
import Testing

@Suite struct JSONValueCodableTests {
  struct Response: Codable, Equatable {
    var signature: String
    var details: JSONValue
  }

  @Test func `a document is a part of coded values`() throws {
    let response = Response(
      signature: "eyJ",
      details: [
        "list": [1, -2, 2.5, true, .null, "text", [], [:]], "large": 9_007_199_254_740_993,
        "nested": ["deeper": ["a": 1]],
      ])
    let data = try JSONEncoder().encode(response)
    let decoded = try JSONDecoder().decode(Response.self, from: data)
    #expect(decoded.signature == response.signature)
    #expect(decoded.details.isEquivalent(to: response.details))
    #expect(decoded.details["large"]?.intValue == 9_007_199_254_740_993)
    let read = try JSONValue(parsing: data)
    #expect(read["details"]?["list"] == response.details["list"])
  }

  @Test func `a scalar is coded as what it is`() throws {
    for text in ["true", "0", "-1", "9223372036854775807", "18446744073709551615", "0.5", #""a""#] {
      let value = try JSONValue(parsing: text)
      let coded = try JSONEncoder().encode([value])
      #expect(String(decoding: coded, as: UTF8.self) == "[\(text)]")
      #expect(try JSONDecoder().decode([JSONValue].self, from: coded) == [value])
    }
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data("[null]".utf8)) == [.null])
  }

  @Test func `a string stays a string, whatever the decoder makes of it`() throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    #expect(try decoder.decode([JSONValue].self, from: Data(#"["inf"]"#.utf8)) == ["inf"])
  }
}
