/// Whether two strings are the same, byte for byte in UTF-8; `==` would take `é` and `e` with an accent
/// for the same.
func isSameText(_ left: String, _ right: String) -> Bool {
  // Counting comes first, because it is cheaper than comparing.
  left.utf8.count == right.utf8.count && hasSameBytes(left.utf8, right.utf8)
}

/// The same of two that are equally long.
@inline(never)
private func hasSameBytes(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
  // SAFETY: both have as many bytes, and the pointers do not leave the closures.
  let isSame = unsafe left.withContiguousStorageIfAvailable { left in
    unsafe right.withContiguousStorageIfAvailable { right in
      left.indices.allSatisfy { unsafe left[$0] == right[$0] }
    }
  }
  return (isSame ?? nil) ?? left.elementsEqual(right)
}
