import ArgumentParser

@main
struct EmptyTool: ParsableCommand {
  @Option var meeting: String
  @Option var issuedAt: Int

  func run() {
    print(meeting, issuedAt)
  }
}
