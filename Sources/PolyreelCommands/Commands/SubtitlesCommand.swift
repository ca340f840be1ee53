import ArgumentParser

struct SubtitlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subtitles", abstract: "Subtitle files.",
        subcommands: [SubtitlesConvertCommand.self, SubtitlesCheckCommand.self])
}
