/// Sorts by merging, so that the time grows only a little faster than the count, whatever the order was.
/// Equal records keep theirs. Half as much memory again is taken meanwhile.
///
/// The standard library's sorting takes ten times the code.
func sortStably<Record: BitwiseCopyable>(
  _ records: UnsafeMutableBufferPointer<Record>, _ precedes: (Record, Record) -> Bool
) {
  // SAFETY: `sort` writes to the memory before it reads, and is done with it when it returns.
  let spare = UnsafeMutablePointer<Record>.allocate(capacity: records.count / 2 + 1)
  unsafe sort(records, spare, precedes)
  unsafe spare.deallocate()
}

private func sort<Record: BitwiseCopyable>(
  _ records: UnsafeMutableBufferPointer<Record>, _ spare: UnsafeMutablePointer<Record>,
  _ precedes: (Record, Record) -> Bool
) {
  let (middle, count) = (records.count / 2, records.count)
  if middle == 0 { return }
  unsafe sort(UnsafeMutableBufferPointer(rebasing: records[..<middle]), spare, precedes)
  unsafe sort(UnsafeMutableBufferPointer(rebasing: records[middle...]), spare, precedes)
  if unsafe !precedes(records[middle], records[middle - 1]) { return }
  for place in 0..<middle { unsafe (spare + place).initialize(to: records[place]) }
  var (left, right, place) = (0, middle, 0)
  while left < middle {
    if right < count, unsafe precedes(records[right], spare[left]) {
      unsafe records[place] = records[right]
      right += 1
    } else {
      unsafe records[place] = spare[left]
      left += 1
    }
    place += 1
  }
}
