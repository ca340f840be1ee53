import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelRender
import PolyreelStore

struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "What an asset is: streams, rotation, colour, frame times, loudness.")

    @Argument(help: "The file.")
    var file: String
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() async throws {
        let path = URL(filePath: file).standardizedFileURL.path
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else {
            throw Finding.error("asset-missing", "there is no file '\(file)'", hint: "check the path")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Finding.error("asset-missing", "the asset '\(file)' is not a file", hint: "name a video file")
        }
        let digest = try await BlockingWork.run { "sha256:\(try Digest.ofFile(path).hex)" }
        let scratch = FileManager.default.temporaryDirectory.appending(path: "polyreel-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let facts = try await RenderHost.itself().probe(path, digest: digest, scratch: scratch.path, stop: StopSignal())
        if let cut = facts.missing?.refusal(over: try Build.catalogue(data: nil).assetLimits.mostMissing, until: nil) {
            throw cut
        }
        if json { return try Terminal.printJSON(facts, inHundredths: ["integratedLoudness", "truePeak"]) }
        let picture = facts.picture
        let primaries =
            picture.primaries == .bt709 || picture.primaries.rawValue == picture.matrix.rawValue
            ? "" : " with primaries of \(picture.primaries.rawValue)"
        var rows = [
            ["file", "\(facts.container), \(facts.bytes) bytes, \(facts.digest)"],
            [
                "picture",
                "\(picture.codec) \(picture.pixelFormat), \(picture.codedSize.width)x\(picture.codedSize.height)",
            ],
            ["shown as", "\(picture.displaySize.width)x\(picture.displaySize.height)"],
            ["rotation", "\(picture.orientation.rotation) degrees\(picture.orientation.mirrored ? ", mirrored" : "")"],
            ["scan", picture.interlaced ? "interlaced" : "progressive"],
            [
                "colour",
                "\(picture.dynamicRange.rawValue), \(picture.matrix.rawValue)\(primaries), \(picture.fullRange ? "full" : "limited") range",
            ],
            [
                "frames",
                "\(picture.frames), \(picture.rate) a second\(picture.variableRate ? ", variable, \((Rational(1) / picture.averageRate).secondsText(places: 1...3)) apart on average" : "")",
            ],
            ["time", "\(picture.start.secondsText(places: 1...3)) to \(picture.end.secondsText(places: 1...3))"],
        ]
        if let sound = facts.sound {
            rows.append([
                "sound",
                "\(sound.codec), \(sound.layout), \(sound.sampleRate) Hz, from \(sound.start.secondsText(places: 1...3))",
            ])
            let loudness = sound.integratedLoudness.map { "\(Decibels.decimal($0, places: 1...2)) LUFS" } ?? "silence"
            let peak = sound.truePeak.map { ", peak \(Decibels.decimal($0, places: 1...2)) dBTP" } ?? ""
            rows.append(["loudness", loudness + peak])
        } else {
            rows.append(["sound", "none"])
        }
        if facts.soundTracks.count > 1 {
            rows += facts.soundTracks.map {
                ["sound track \($0.number)", "\($0.codec), \($0.layout), \($0.sampleRate) Hz, \($0.state.rawValue)"]
            }
        }
        Terminal.printTable(rows)
        Terminal.show(facts.findings)
    }
}
