extension InspectionCause {
  /// The whole catalogue, in the order of the stages.
  public static var all: [InspectionCause] {
    var all: [InspectionCause] = []
    for entry in CatalogueEntry.all { all.append(entry.cause) }
    return all
  }
}
