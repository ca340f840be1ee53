internal import PolyreelCore
internal import Synchronization

/// The engines of this process: one with the house's fonts, and one for each brand's, which has the house's too. No text is
/// ever set in a font that another brand brought, not even a character that no other font has.
final class ShapingEngines {
    private static let shared = Mutex(ShapingEngines())

    private let house = ShapingEngine()
    /// By the digest of the brand's file.
    private var brands: [String: Brand] = [:]

    private struct Brand {
        let engine: ShapingEngine
        let font: FontChoice
        let file: FontMemory
    }

    private init() {}

    /// Runs `body` with the engines, one thread at a time.
    /// - Throws: what `body` throws, and a finding when the text libraries do not start.
    static func use<Result: Sendable>(_ body: (ShapingEngines) throws -> sending Result) throws -> Result {
        try shared.withLock { engines in
            guard engines.house != nil else { throw unavailable }
            return try body(engines)
        }
    }

    /// The engine that sets text in a font.
    /// - Throws: a `Finding` when it is of a file that was not registered in this process.
    func engine(for font: FontChoice) throws -> ShapingEngine {
        guard let digest = font.fileDigest else {
            guard let house else { throw Self.unavailable }
            return house
        }
        guard let brand = brands[digest] else {
            throw Finding.error(
                "font-unregistered", "the font '\(font.family)' is not loaded",
                hint: "the font file must be registered before its text is drawn")
        }
        return brand.engine
    }

    /// The font of a file that was registered.
    func font(of digest: String) -> FontChoice? { brands[digest]?.font }

    /// Makes an engine for a brand's font; `load` adds it to the engine's configuration.
    func add(_ file: FontMemory, digest: String, load: (ShapingEngine) throws -> FontChoice) throws -> FontChoice {
        guard let engine = ShapingEngine() else { throw Self.unavailable }
        let font = try load(engine)
        engine.fontsChanged()
        brands[digest] = Brand(engine: engine, font: font, file: file)
        return font
    }

    private static var unavailable: Finding {
        .error(
            "type-unavailable", "Pango, Cairo on FreeType and fontconfig do not start on this machine",
            hint: "run `polyreel doctor`")
    }
}
