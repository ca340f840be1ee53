import ArgumentParser

/// What `make bench` times of single parts, which as parts of a run would drown in the rest. Not installed.
@main
struct PolyreelSpeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "polyreel-speed", abstract: "Times single parts of Polyreel.",
        subcommands: [Tones.self, Messages.self, SubtitleFiles.self, Layout.self])
}
