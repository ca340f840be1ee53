internal import Foundation
public import PolyreelCore
public import PolyreelStep
internal import PolyreelYAML

extension CallToAction {
    /// Bytes that a sidecar may have: hundreds of calls to action.
    private static let largestSidecar = 4 << 20

    /// Whether the sidecar that was written says what was planned, what was planned is inside the film, and the cards are
    /// seen at their times and not beside them.
    public func prove(_ film: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        let shown = shown(in: draft)
        guard !shown.isEmpty else { return [] }
        let places = tools.places
        // One sidecar is for all calls.
        let findings =
            sidecarFindings(film, shown.map(\.facts)).map { $0.at(places.place("cta")) }
            + shown.compactMap { outside($0.facts, film.facts)?.at(places.place("cta.\($0.index)")) }
            + OverlayProof.findings(film, of: draft, role: .callToAction, code: "cta", name: "the card of") { id in
                shown.first { Self.overlayID($0.index) == id }.flatMap { places.place("cta.\($0.index)") }
            }
        return findings.map { $0.by(step: Self.name) }
    }

    private func sidecarFindings(_ film: FinishedProduct, _ facts: [CallToActionFacts]) -> [Finding] {
        let suffix = SidecarDocument.suffix
        guard let path = film.sidecars[suffix], let file = FileHandle(forReadingAtPath: path) else {
            return [.error("cta-sidecar-missing", "'\(suffix)' was not written", hint: "run it again")]
        }
        defer { try? file.close() }
        do {
            let data = try file.read(upToCount: Self.largestSidecar) ?? Data()
            let written = try SidecarDocument(reading: data)
            guard written == SidecarDocument(facts) else {
                return [
                    .error(
                        "cta-sidecar-differs", "'\(suffix)' does not say what was planned",
                        hint: "it was changed after it was written; run it again")
                ]
            }
            return []
        } catch {
            return [
                .error(
                    "cta-sidecar-unreadable", "'\(suffix)' cannot be read back: \(ErrorText.of(error))",
                    hint: "run it again")
            ]
        }
    }

    private func outside(_ call: CallToActionFacts, _ film: FilmFacts) -> Finding? {
        let canvas = PixelRect(x: 0, y: 0, width: film.size.width, height: film.size.height)
        guard canvas.contains(call.box) else {
            return .error(
                "cta-box-outside",
                "the card of “\(call.text.prefix(80))” reaches to \(call.box.right)x\(call.box.bottom), the picture is "
                    + "\(film.size.width)x\(film.size.height)", hint: "run it again")
        }
        guard call.frames.from >= 0, call.frames.to <= film.frames else {
            return .error(
                "cta-time-outside",
                "the card of “\(call.text.prefix(80))” ends at frame \(call.frames.to), the film has \(film.frames)",
                hint: "run it again")
        }
        return nil
    }
}
