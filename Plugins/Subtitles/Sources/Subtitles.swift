internal import Foundation
internal import PolyreelCaptions
public import PolyreelCore
public import PolyreelStep
internal import PolyreelYAML

/// Delivers subtitles beside the film, as SRT, WebVTT and TTML, and burns them in where the manifest says so.
public struct Subtitles: Step {
    public static let name = "subtitles"
    public static let runsAlways = true
    public typealias Settings = SubtitleSettings

    let settings: SubtitleSettings
    let limits: SubtitleLimits
    let memory = SubtitleMemory()

    /// - Throws: `Findings` when the built-in limits cannot be read.
    public init(settings: SubtitleSettings) throws {
        self.settings = settings
        limits = try .builtIn()
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        guard !settings.files.isEmpty || !settings.burn.isEmpty else { return }
        let choice: FileChoice
        switch chosenFile(for: draft.request) {
        case .success(let found): choice = found
        case .failure(let finding):
            add([finding], to: &draft, tools)
            return
        }
        add([choice.finding].compactMap { $0 }, to: &draft, tools)
        let file = try read(choice, with: tools)
        add(file.findings, to: &draft, tools)
        guard let picture = draft.picture else {
            if !draft.isWithheld {
                add(
                    [.error("subtitle-no-picture", "the film's length and canvas are not known before its picture")],
                    to: &draft, tools)
            }
            return
        }
        if let offset = file.offsetFinding(name: choice.timing?.path ?? choice.path, end: tools.asset.picture.end) {
            add([offset], to: &draft, tools)
            if offset.severity == .error { return }
        }
        let clock = FilmClock(picture)
        let film = cues(of: file, choice, on: clock)
        add(film.findings, to: &draft, tools)
        guard !film.parts.isEmpty else { return }
        draft.sidecars += try memory.sidecars.value(
            for: .init(path: choice.path, language: choice.language, clock: clock)
        ) { Result { try sidecars(film, file, choice) } }.get()
        if settings.burn.contains(draft.request.placement.id) {
            let surface = BurnedSubtitles.Surface(
                canvas: picture.canvas, zone: draft.request.safeZone.rect(on: picture.canvas),
                font: Self.font(tools.font), language: choice.language, clock: clock,
                outlines: settings.style == .outline)
            let burned = memory.burned.value(for: .init(path: choice.path, surface: surface)) {
                let unrolled = RollingCaptions.unrolled(file.cues)
                let parts = unrolled.map { FilmCues($0, on: clock, file: choice.path).parts } ?? film.parts
                return BurnedSubtitles(
                    parts.map { ($0, file.place(of: $0.source)) }, on: surface, file: choice.path)
            }
            add(burned.findings, to: &draft, tools)
            draft.intents += burned.intents
        } else if draft.request.placement.sidecars.value.isEmpty {
            add(
                [
                    .note(
                        "subtitle-unseen",
                        "'\(draft.request.placement.id)' takes no subtitle file, and subtitles are not burned in",
                        hint: "add it to the subtitles' 'burn'")
                ], to: &draft, tools)
        }
    }

    /// Bold, so that thin strokes do not drown in a moving picture; a brand's own font file is what it is.
    private static func font(_ font: FontChoice) -> FontChoice {
        font.fileDigest == nil ? FontChoice(family: font.family, bold: true) : font
    }

    /// The file that a variant gets.
    func chosenFile(for request: VariantRequest) -> Result<FileChoice, Finding> {
        let audience = SubtitleMemory.Audience(
            market: request.market.id, language: request.market.language, assetLanguage: request.assetLanguage)
        return memory.choices.value(for: audience) { FileChoice.choose(from: settings.files, for: request) }
    }

    /// The file, read once for all variants; a file that cannot be read has no cues and says why.
    func read(_ choice: FileChoice, with tools: Toolbox) throws -> SubtitleFile {
        guard let timing = choice.timing else { return try read(choice.path, choice.language, with: tools) }
        let source = try read(timing.path, timing.language, with: tools)
        guard !source.findings.hasErrors else { return source }
        return try read(choice.path, choice.language, with: tools) {
            CueTranslation.file($0, name: choice.path, language: choice.language, source: source)
        }
    }

    private func read(
        _ path: String, _ language: String, with tools: Toolbox, by reader: ((Data) -> SubtitleFile)? = nil
    ) throws -> SubtitleFile {
        try memory.files.value(for: .init(path: path, language: language)) {
            Result {
                do {
                    let data = try tools.files.read(path, limit: SubtitleReader.largestFile)
                    if let reader { return reader(data) }
                    let offset = Milliseconds(seconds: settings.offset)
                    return SubtitleReader.read(data, file: path, language: language).taking(off: offset, name: path)
                } catch let finding as Finding {
                    return SubtitleFile(cues: [], language: language, findings: [finding])
                }
            }
        }.get()
    }

    /// What the film shows of a file, and what readers cannot follow of that.
    func cues(of file: SubtitleFile, _ choice: FileChoice, on clock: FilmClock) -> FilmCues {
        memory.films.value(for: .init(path: choice.path, language: choice.language, clock: clock)) {
            let film = FilmCues(file.cues, on: clock, file: choice.path)
            let found = SubtitleCheck.check(
                film.parts.map(\.source), language: choice.language, file: choice.path, limits: limits)
            return film.adding(found)
        }
    }

    func add(_ findings: [Finding], to draft: inout Draft, _ tools: Toolbox) {
        draft.findings += findings.map {
            $0.by(step: Self.name).at($0.location ?? tools.places.place("subtitles.files"))
        }
    }
}

extension OverlayRole {
    /// Spoken words.
    public static let subtitle = OverlayRole(rawValue: "subtitle")
}
