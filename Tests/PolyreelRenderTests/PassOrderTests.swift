import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelStore
import Synchronization
import TestSupport
import Testing

@testable import PolyreelRender

/// Passes rendered from a file, away from the engine that ordered them and from its store.
@Suite struct PassOrderTests {
    private let fixture: RenderFixture
    private let folder: TemporaryFolder

    init() throws { (fixture, folder) = (try RenderFixture(), try TemporaryFolder()) }

    /// Passes in child processes, of which each order is left in a folder with copies of its inputs, named by digest.
    private struct Recorded: PassPlace {
        let folder: TemporaryFolder

        func run(
            _ order: PassOrder, inputs: PassInputs, scratch: String,
            handle: @escaping @Sendable (ChildEvent) throws -> Void
        ) async throws -> RenderHost.End {
            let copies = folder.path("inputs")
            try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true)
            for input in order.inputs {
                try FileManager.default.copyItem(atPath: try inputs.path(of: input), toPath: "\(copies)/\(input.hex)")
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.withoutEscapingSlashes]
            try encoder.encode(order).write(to: URL(filePath: folder.path("order.json")))
            return try await ChildPasses(host: RenderHost(program: Product.polyreel), stop: StopSignal()).run(
                order, inputs: inputs, scratch: scratch, handle: handle)
        }
    }

    /// What the engine makes of the fixture's plan, which is one pass; its order is left in `folder`.
    private func recorded(_ other: RenderFixture? = nil) async throws -> MemoryStore {
        let fixture = other ?? fixture
        let store = try MemoryStore()
        let engine = RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: Product.polyreel),
            place: Recorded(folder: folder), jobs: 1, memory: 1 << 30, stop: StopSignal())
        #expect(try await engine.render(fixture.plan).spans.isEmpty)
        return store
    }

    /// Passes that count the bytes of what they are told, and render nothing.
    private struct Weighed: PassPlace {
        let bytes: Orders

        func run(
            _ order: PassOrder, inputs: PassInputs, scratch: String,
            handle: @escaping @Sendable (ChildEvent) throws -> Void
        ) async throws -> RenderHost.End {
            let size = try JSONEncoder().encode(order).count
            bytes.add(size)
            return .died(ChildDeath("was only weighed"))
        }
    }

    /// Twenty thousand key frames are for planning; every pass would be told of them.
    @Test func aPassIsToldNothingThatItDoesNotNeed() async throws {
        func weight(keyFrames: Int) async throws -> [Int] {
            let facts = fixture.asset.facts
            var document = try JSONValue(encoding: facts)
            guard case .object(var asset) = document, case .object(var picture) = asset["picture"] else { return [] }
            picture["keyFrames"] = try JSONValue(encoding: (0..<keyFrames).map { Rational(Int64($0), 25) })
            asset["picture"] = .object(picture)
            document = .object(asset)
            let known: AssetFacts = try document.decoded()
            #expect(known.picture.keyFrames.count == keyFrames)
            let place = Weighed(bytes: Orders())
            let engine = RenderEngine(
                store: try MemoryStore(),
                asset: RenderedAsset(path: fixture.asset.path, facts: known, identity: fixture.asset.identity),
                host: RenderHost(program: Product.polyreel), place: place, jobs: 1, memory: 1 << 30, stop: StopSignal())
            _ = try await engine.render(fixture.plan)
            return place.bytes.all
        }
        let few = try await weight(keyFrames: 1)
        #expect(!few.isEmpty)
        // Where there are more key frames, passes may be shorter: none is told more.
        #expect(try await weight(keyFrames: 20_000).max() ?? 0 <= few.max() ?? 0)
    }

    private func render() async throws -> (status: Int32, events: [ChildEvent]) {
        let result = try await Tool.run(
            Product.polyreel,
            [
                "render-pass", "--order", folder.path("order.json"), "--output", folder.path("made"), "--inputs",
                folder.path("inputs"),
            ])
        let events = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(ChildEvent.self, from: Data($0.utf8))
        }
        return (result.status, events)
    }

    private func refusal(_ events: [ChildEvent]) -> String? {
        guard events.count == 1, case .refused(let findings) = events[0] else { return nil }
        return findings.first?.code
    }

    private var made: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path("made"))) ?? []).sorted()
    }

    @Test func anOrderInAFileMakesTheEnginesOwnBytes() async throws {
        let store = try await recorded()
        let order = try String(contentsOfFile: folder.path("order.json"), encoding: .utf8)
        #expect(!order.contains(fixture.folder.path("")) && !order.contains("asset.mp4"))
        // An input may as well be a link to where a machine keeps such files; the engine's own are gone.
        let asset = folder.path("inputs/\(try fixture.asset.digest.hex)")
        try FileManager.default.moveItem(atPath: asset, toPath: folder.path("kept"))
        try FileManager.default.createSymbolicLink(atPath: asset, withDestinationPath: folder.path("kept"))
        try FileManager.default.removeItem(atPath: fixture.asset.path)

        let (status, events) = try await render()
        #expect(status == 0)
        let told = events.compactMap { event in if case .made(let key, _) = event { key } else { nil } }
        #expect(told.count == fixture.plan.spans.count && Set(told) == Set(fixture.plan.spans.keys))
        for key in fixture.plan.spans.keys {
            let expected = try #require(try store.result(for: key)).outputs
            #expect(try Digest.ofFile(folder.path("made/\(key.hex).mp4")) == expected["segment"])
            #expect(try Digest.ofFile(folder.path("made/\(key.hex).edges")) == expected["edges"])
        }
        #expect(made.count == 2 * fixture.plan.spans.count)
    }

    /// Decoded by four threads, also where damage is concealed: the bytes, and what is told of the damage, are those of one.
    @Test(arguments: [false, true]) func severalDecodersMakeTheBytesOfOne(damaged: Bool) async throws {
        let fixture = try RenderFixture(damaged: damaged)
        let store = try await recorded(fixture)
        let order = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: folder.path("order.json"))))
        try JSONSerialization.data(withJSONObject: try changed(order, ["decoders"], "4"))
            .write(to: URL(filePath: folder.path("order.json")))
        let (status, events) = try await render()
        #expect(status == 0)
        var (made, packets) = (0, 0)
        for case .made(let key, let record) in events {
            let expected = try #require(try store.result(for: key))
            #expect(try Digest.ofFile(folder.path("made/\(key.hex).mp4")) == expected.outputs["segment"])
            let facts = try #require(expected.facts)
            #expect(try JSONDecoder().decode(SegmentRecord.self, from: facts) == record)
            made += 1
            packets += record.damagedPackets
        }
        #expect(made == fixture.plan.spans.count)
        #expect((packets > 0) == damaged)
    }

    /// A part of a pass conceals damage as the whole does: each span alone, by one thread and by four.
    @Test(arguments: [1, 4]) func aPartOfAPassHasTheBytesOfTheWholeAlsoWhereDamaged(decoders: Int) async throws {
        let fixture = try RenderFixture(damaged: true)
        let store = try await recorded(fixture)
        let data = try Data(contentsOf: URL(filePath: folder.path("order.json")))
        let whole = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let spans = try #require(whole["spans"] as? [Any])
        var made = 0
        for span in spans {
            var order = whole
            order["spans"] = [span]
            order["stages"] = [["batches": [[0]], "keepsFrames": false] as [String: Any]]
            order["decoders"] = decoders
            try JSONSerialization.data(withJSONObject: order).write(to: URL(filePath: folder.path("order.json")))
            let (status, events) = try await render()
            #expect(status == 0)
            for case .made(let key, let record) in events {
                let expected = try #require(try store.result(for: key))
                #expect(try Digest.ofFile(folder.path("made/\(key.hex).mp4")) == expected.outputs["segment"])
                let facts = try #require(expected.facts)
                #expect(try JSONDecoder().decode(SegmentRecord.self, from: facts) == record)
                made += 1
            }
        }
        #expect(made == fixture.plan.spans.count)
    }

    @Test func aFileWithOtherBytesThanItsNameSaysIsRefused() async throws {
        _ = try await recorded()
        for input in try FileManager.default.contentsOfDirectory(atPath: folder.path("inputs")) {
            let path = folder.path("inputs/\(input)")
            let whole = try Data(contentsOf: URL(filePath: path))
            var damaged = whole
            damaged[whole.count / 2] ^= 1
            try FileManager.default.removeItem(atPath: path)
            try damaged.write(to: URL(filePath: path))
            let (status, events) = try await render()
            #expect(status == 1 && refusal(events) == "pass-input-damaged")
            try FileManager.default.removeItem(atPath: path)
            #expect(try await render().status == 1)
            try whole.write(to: URL(filePath: path))
        }
        #expect(made.isEmpty)
        #expect(try await render().status == 0)
    }

    /// An input that is damaged meanwhile takes nothing away that an earlier run made.
    @Test func whatWasMadeStaysWhereALaterRunIsRefused() async throws {
        _ = try await recorded()
        #expect(try await render().status == 0)
        let files = made.sorted()
        #expect(files.count >= 2)
        let asset = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder.path("inputs")).max {
                (try? FileIdentity(of: folder.path("inputs/\($0)")).bytes) ?? 0
                    < (try? FileIdentity(of: folder.path("inputs/\($1)")).bytes) ?? 0
            })
        try Data("x".utf8).write(to: URL(filePath: folder.path("inputs/\(asset)")))
        #expect(try await render().status == 1)
        #expect(made.sorted() == files)
    }

    @Test func anOrderForOtherLibrariesIsRefused() async throws {
        _ = try await recorded()
        let order = try String(contentsOfFile: folder.path("order.json"), encoding: .utf8)
        try folder.write("order.json", order.replacing("avcodec ", with: "avcodec 1"))
        let (status, events) = try await render()
        #expect(status == 1 && refusal(events) == "pass-other-build")
        try folder.write("order.json", "{}")
        let (broken, told) = try await render()
        #expect(broken == 1 && refusal(told) == "pass-order-unreadable")
        #expect(made.isEmpty)
    }

    /// One value of a right order, by its path, and another in its place.
    static let broken: [(path: String, value: String)] = [
        ("stages", "[]"), ("stages.0.batches", "[[999]]"), ("stages.0.batches", "[[0, 0]]"), ("threads", "0"),
        ("threads", "100000"), ("decoders", "0"), ("canvases", "[]"),
        ("canvases.0.frames", "-1"), ("spans", "[]"),
        ("spans.0.canvas", "7"), ("spans.0.canvas", "-1"), ("spans.0.frames", #"{"from": 50, "to": 10}"#),
        ("spans.0.frames", #"{"from": 1000000, "to": 1000005}"#), ("spans.0.frames", #"{"from": -5, "to": 10}"#),
        ("limits.wallSeconds", "0"), ("limits.addressSpace", "0"), ("canvases.0.encoder.bFrames", "1000"),
    ]

    /// What makes no sense is refused before anything is read: no crash, no file, and never 0.
    @Test func anOrderThatMakesNoSenseIsRefused() async throws {
        _ = try await recorded()
        let whole = try Data(contentsOf: URL(filePath: folder.path("order.json")))
        var refused = 0
        for (path, value) in Self.broken {
            let order = try changed(
                try JSONSerialization.jsonObject(with: whole), path.split(separator: ".")[...], value)
            try JSONSerialization.data(withJSONObject: order).write(to: URL(filePath: folder.path("order.json")))
            let (status, events) = try await render()
            #expect(status == 1, "\(path) \(value)")
            // What ends before it begins is no range at all.
            let code = value.contains("50") ? "pass-order-unreadable" : "pass-order-wrong"
            #expect(refusal(events) == code, "\(path) \(value)")
            #expect(!FileManager.default.fileExists(atPath: folder.path("made")))
            refused += 1
        }
        #expect(refused == 17)
    }

    /// A JSON value with another at a path of keys and indices.
    private func changed(_ json: Any, _ path: ArraySlice<Substring>, _ value: String) throws -> Any {
        guard let key = path.first else {
            return try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
        }
        if var list = json as? [Any], let index = Int(key) {
            list[index] = try changed(list[index], path.dropFirst(), value)
            return list
        }
        var object = try #require(json as? [String: Any])
        object[String(key)] = try changed(try #require(object[String(key)]), path.dropFirst(), value)
        return object
    }

    @Test(arguments: [["--order", "x"], ["--order", "x", "--inputs", "y", "--order", "x"], ["x"]])
    func argumentsThatAreNoOrderAreWrong(_ arguments: [String]) async throws {
        let result = try await Tool.run(Product.polyreel, ["render-pass"] + arguments)
        #expect(result.status == 2 && result.errors.contains("--inputs FOLDER"))
    }
}

private final class Orders: Sendable {
    private let sizes = Mutex<[Int]>([])

    var all: [Int] { sizes.withLock { $0 } }
    func add(_ size: Int) { sizes.withLock { $0.append(size) } }
}
