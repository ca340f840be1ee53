import Foundation
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelPublish

/// Whether a pinned film still stands, by what is seen of its record.
@Suite struct PublishedFilmsTests {
    private let folder: TemporaryFolder
    private let store: MemoryStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MemoryStore()
    }

    private static func film(_ name: String) -> Digest { Digest.of(Data(name.utf8)) }

    private func recordPath(_ output: String) -> String { folder.path("\(output)/glow/de-DE/tiktok/a.json") }

    private func write(_ status: String, _ film: String, in output: String = "out") throws {
        try folder.write(
            "\(output)/glow/de-DE/tiktok/a.json", #"{"status": "\#(status)", "key": "\#(Self.film(film).hex)"}"#)
    }

    /// Publishes the film `first` and pins it.
    private func publish(in output: String = "out") throws {
        try write("ready", "first", in: output)
        try store.pin(
            Pin(campaign: "glow", id: "a", film: Self.film("first"), keys: [Self.film("span")]),
            at: PinPlace(
                record: recordPath(output), film: Self.film("first"), under: folder.path("\(output)/glow")))
    }

    private func state(in outputs: [String] = []) throws -> [PinState] {
        var states: [PinState] = []
        _ = try store.status { film in
            states.append(PublishedFilms.state(of: film, in: PublishedOutputs(outputs.map(folder.path))))
            return .stands
        }
        return states
    }

    private func move(_ output: String, to target: String) throws {
        try FileManager.default.moveItem(atPath: folder.path(output), toPath: folder.path(target))
    }

    private func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: folder.path(path)) }

    @Test func aFilmStandsAsLongAsItsRecordNamesIt() throws {
        try publish()
        #expect(try state() == [.stands])
        try write("ready", "second")
        #expect(try state() == [.gone])
        try write("failed", "first")
        #expect(try state() == [.gone])
    }

    @Test(arguments: ["out/glow/de-DE/tiktok/a.json", "out/glow/de-DE", "out/glow", "out"])
    func whatWasTakenAwayIsGone(_ path: String) throws {
        try publish()
        try remove(path)
        #expect(try state() == [.gone])
    }

    @Test func aFilmThatWasMovedStandsWhereItIsNow() throws {
        try publish()
        try move("out", to: "new")
        #expect(try state(in: ["elsewhere"]) == [.gone])
        #expect(try state(in: ["elsewhere", "new"]) == [.stands])
        try write("ready", "second", in: "new")
        #expect(try state(in: ["new"]) == [.gone])
    }

    /// As it is where a part of the same disk was mounted, and is no more.
    @Test func aFilmWhoseFolderIsAnotherOneIsUnseen() throws {
        try publish()
        try move("out", to: "unmounted")
        try FileManager.default.createDirectory(
            atPath: folder.path("out/glow"), withIntermediateDirectories: true)
        #expect(try state() == [.unseen])
        try remove("out")
        try move("unmounted", to: "out")
        #expect(try state() == [.stands])
    }

    @Test func aRecordThatCannotBeReadIsUnseen() throws {
        try publish()
        try remove("out/glow/de-DE/tiktok/a.json")
        try folder.write("out/glow/de-DE/tiktok/a.json/file", "a folder in its place")
        #expect(try state() == [.unseen])
    }

    @Test func oneOfTwoPlacesIsEnough() throws {
        try publish()
        try publish(in: "second")
        try remove("out")
        #expect(try state() == [.stands])
        try move("second", to: "unmounted")
        try FileManager.default.createDirectory(
            atPath: folder.path("second/glow"), withIntermediateDirectories: true)
        #expect(try state() == [.unseen])
        try remove("second")
        try move("unmounted", to: "second")
        try remove("second/glow/de-DE")
        #expect(try state() == [.gone])
    }

    /// As it comes from another machine.
    @Test func aFilmThatWasNotPublishedHereIsUnseen() throws {
        let film = PinnedFilm(
            pin: Pin(campaign: "glow", id: "a", film: Self.film("first"), keys: []), places: [])
        #expect(PublishedFilms.state(of: film, in: PublishedOutputs([])) == .unseen)
        try write("ready", "first")
        #expect(PublishedFilms.state(of: film, in: PublishedOutputs([folder.path("out")])) == .stands)
    }
}
