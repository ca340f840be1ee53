import ArgumentParser
import PolyreelMedia
import PolyreelSample

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Make the sample asset of the demo: 12 s, 1920x1080, with sound.")

    @Argument(help: "The MP4 to write.")
    var file: String

    func run() throws {
        try SampleClip.demo().write(to: file)
    }
}
