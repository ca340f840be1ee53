import ArgumentParser
import PolyreelLanguage
import PolyreelMedia
import PolyreelRender
import PolyreelType

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Are the libraries, encoders and fonts here that jobs need?")
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    struct Check: Encodable {
        let name: String
        let works: Bool
        let detail: String
    }

    func run() throws {
        let checks = Self.checks()
        if json {
            try Terminal.printJSON(["checks": checks])
        } else {
            Terminal.printTable(checks.map { [$0.works ? "ok" : "MISSING", $0.name, $0.detail] })
        }
        if checks.contains(where: { !$0.works }) { throw ExitStatus.machine }
    }

    private static func checks() -> [Check] {
        let encoders = ["libx264", "aac", "mjpeg"].map {
            Check(name: "encoder \($0)", works: EncoderSupport.has($0), detail: "libavcodec")
        }
        let filters = [
            "scale", "crop", "transpose", "hflip", "vflip", "bwdif", "boxblur", "lutyuv", "colormatrix",
            "format", "aformat", "aresample", "pan", "volume", "alimiter", "ebur128",
        ].map { Check(name: "filter \($0)", works: FilterSupport.has($0), detail: "libavfilter") }
        let missing = Set(FontSupport.missingScripts())
        let scripts = FontSupport.needed.map {
            Check(
                name: "font for \($0.name)", works: !missing.contains($0),
                detail: missing.contains($0) ? "install \($0.package)" : $0.sample)
        }
        return [
            Check(name: "libav", works: true, detail: LibraryVersions.description),
            Check(name: "ICU", works: true, detail: ICUVersion.description),
            Check(name: "text", works: true, detail: TypeVersion.description),
            Check(
                name: "sandbox", works: true,
                detail: ChildSandbox.description ?? "none in this kernel; resource limits only"),
        ] + encoders + filters + scripts
    }
}
