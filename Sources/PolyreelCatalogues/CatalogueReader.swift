public import Foundation
public import PolyreelCore
public import PolyreelLanguage

/// Reads a catalogue file of any format.
public enum CatalogueReader {
    /// - Parameter language: whose messages are wanted of a file that holds several; nil: the one it is a translation to.
    /// - Throws: `Findings` when the file is not one of its format.
    public static func read(_ data: Data, file: String, language: LanguageTag?) throws(Findings) -> CatalogueReading {
        var reading: CatalogueReading
        switch CatalogueFormat(file: file) {
        case .yaml: reading = try FlatReader.read(data, file: file)
        case .json: reading = try FlatReader.readJSON(data, file: file)
        case .xliff, .xliff2: reading = try XLIFFReader.read(data, file: file, language: language)
        case .po: reading = try POReader.read(data, file: file)
        case .xcstrings: reading = try XCStringsReader.read(data, file: file, language: language)
        case nil:
            throw Findings(
                .error(
                    "catalogue-kind", "the file is of no kind that catalogues have",
                    hint: "kinds: " + CatalogueFormat.usualEndings.joined(separator: ", "),
                    at: SourceLocation(file: file)))
        }
        try refuseTwice(reading)
        for (index, unit) in reading.units.enumerated() where unit.problem == nil {
            guard let placeholder = unit.pattern.flatMap(Placeholder.certain) else { continue }
            reading.units[index].problem = Placeholder.finding(placeholder, unit.key, at: unit.location)
        }
        return reading
    }

    /// Formats that let a key stand twice do not say which one counts.
    private static func refuseTwice(_ reading: CatalogueReading) throws(Findings) {
        var seen: [String: SourceLocation] = [:]
        for unit in reading.units {
            if let first = seen[unit.key] {
                throw Findings(
                    .error(
                        "catalogue-key-twice", "'\(unit.key)' stands twice; first in line \(first.line)",
                        hint: "keep one of them", at: unit.location))
            }
            seen[unit.key] = unit.location
        }
    }
}
