import ArgumentParser
internal import Foundation
internal import PolyreelCaptions

/// Files of 2,000 cues, as a film of two hours has, read from memory.
struct SubtitleFiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subtitles", abstract: "Seconds of CPU time for reading a file of 2,000 cues, by format.")

    @Option(help: "Cues in a file.") var cues = 2000
    @Option(help: "Times each is read; the fastest counts.") var rounds = 20

    func run() throws {
        for name in ["srt", "vtt", "ttml", "ass"] {
            let source = name == "srt" ? subRip : webVTT
            let (made, _) = SubtitleConverter.convert(
                data: source, inputName: "x.vtt", outputName: "x.\(name)", language: "de")
            guard let data = name == "srt" || name == "vtt" ? source : made else { throw ExitCode.failure }
            var fastest = Double.infinity
            for _ in 0..<max(1, rounds) {
                let began = clock()
                let file = SubtitleReader.read(data, file: "x.\(name)", language: "de")
                fastest = min(fastest, Double(clock() - began) / Double(CLOCKS_PER_SEC))
                guard file.cues.count == cues else { throw ExitCode.failure }
            }
            print(name, fastest)
        }
    }

    private func time(_ cue: Int, _ offset: Int, _ point: String) -> String {
        let total = cue * 3500 + offset
        return String(
            format: "%02d:%02d:%02d%@%03d", total / 3_600_000, total / 60_000 % 60, total / 1000 % 60, point,
            total % 1000)
    }

    private var subRip: Data {
        let cues = (0..<cues).map {
            "\($0 + 1)\r\n\(time($0, 500, ",")) --> \(time($0, 3100, ","))\r\n"
                + "Für <i>alle</i>, die es eilig haben:\r\nzwei Züge genügen.\r\n\r\n"
        }
        return Data(cues.joined().utf8)
    }

    private var webVTT: Data {
        let cues = (0..<cues).map {
            "\($0 + 1)\n\(time($0, 500, ".")) --> \(time($0, 3100, ".")) line:85% align:center\n"
                + "<v Lena>Für <i>alle</i>, die es eilig haben:\nzwei Züge &amp; fertig.\n\n"
        }
        return Data(("WEBVTT\n\n" + cues.joined()).utf8)
    }
}
