import ArgumentParser
import PolyreelCaptions
import PolyreelCore
import PolyreelStore
import PolyreelYAML

struct SubtitlesConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert between .srt, .vtt, .ttml and .ass.")

    @Argument(help: "The file to read.")
    var input: String
    @Argument(help: "The file to write; its ending says the format.")
    var output: String
    @Option(name: .long, help: "BCP-47 language of the text.")
    var language: String?

    func run() throws {
        let data = try RegularFile.read(input, limit: SubtitleReader.largestFile)
        let result = SubtitleConverter.convert(
            data: data, inputName: input, outputName: output, language: language)
        Terminal.show(result.findings)
        guard let converted = result.output else { throw ExitStatus.wrong }
        try DurableFiles.write(converted, to: output)
    }
}
