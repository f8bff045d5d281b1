extension InspectionCause {
  /// The whole catalogue, in the order of the stages.
  public static var all: [InspectionCause] { CatalogueEntry.all.map { $0.cause } }
}
