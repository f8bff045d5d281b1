/// The place of a cause among those of the same severity.
enum CauseRank: Int, CaseIterable {
  /// A mistake that no SDK accepts.
  case mistake
  /// Something that the SDK requires, and another SDK or version doesn't, or that copying may
  /// have added.
  case requirement
  /// A sign that something is wrong, which other causes may explain.
  case symptom

  init(of cause: InspectionCause) {
    if cause.isSymptomOnly {
      self = .symptom
    } else {
      self = InspectionCause.requirements.contains(cause) ? .requirement : .mistake
    }
  }
}

extension InspectionCause {
  fileprivate static var requirements: [InspectionCause] {
    [
      keyOnlySDKKey, meetingMissing, roleMissing, timeExpiryMissing, timeSessionExpiryMissing,
      transportSurroundingSpace,
    ]
  }
}
