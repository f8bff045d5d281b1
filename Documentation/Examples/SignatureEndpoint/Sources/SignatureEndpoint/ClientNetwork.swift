internal import NIOCore

/// What counts as one client: an IPv4 address, or the 64 bits of an IPv6 address that are the same for
/// a whole household, whose every machine has any number of addresses.
enum ClientNetwork: Hashable {
  case v4(UInt64)
  case v6(UInt64)
  case unknown

  init(_ address: SocketAddress?) {
    let bytes = address?.withSockAddr { Array(UnsafeRawBufferPointer(start: $0, count: $1)) } ?? []
    switch address {
    case .v4:
      // A family and a port, of two bytes each, stand before the address.
      self = .v4(bytes[4..<8].bigEndianInteger)
    case .v6:
      // Four bytes of flow information stand there, too.
      let (prefix, rest) = (bytes[8..<16].bigEndianInteger, bytes[16..<24].bigEndianInteger)
      // An IPv4 address within IPv6 (RFC 4291, section 2.5.5.2).
      self = prefix == 0 && rest >> 32 == 0xffff ? .v4(rest & 0xffff_ffff) : .v6(prefix)
    default:
      self = .unknown
    }
  }
}

extension ClientNetwork: CustomStringConvertible {
  var description: String {
    switch self {
    case .v4(let address):
      [24, 16, 8, 0].map { String(address >> $0 & 0xff) }.joined(separator: ".")
    case .v6(let prefix):
      [48, 32, 16, 0].map { String(prefix >> $0 & 0xffff, radix: 16) }.joined(separator: ":")
        + "::/64"
    case .unknown: "unknown"
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var bigEndianInteger: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
