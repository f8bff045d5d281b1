/// Whether two runs of bytes are equal, in a time that depends on their lengths only.
@inlinable
func constantTimeEquals(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
  var difference: UInt8 = 0
  var rightBytes = right.makeIterator()
  for leftByte in left {
    guard let rightByte = rightBytes.next() else { return false }
    difference |= leftByte ^ rightByte
  }
  return rightBytes.next() == nil && difference == 0
}
