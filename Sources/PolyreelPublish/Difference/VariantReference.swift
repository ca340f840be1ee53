internal import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// A variant as a person names it: its record, any of its files, its folder, or `market/placement` of a campaign.
public struct VariantReference: Sendable {
    private let text: String
    private let output: String
    private let campaign: String?

    /// - Parameters:
    ///   - output: where campaigns are published.
    ///   - campaign: nil: the only one there.
    public init(_ text: String, output: String, campaign: String?) {
        self.text = text
        self.output = output
        self.campaign = campaign
    }

    /// The variant's record.
    /// - Throws: a `Finding` when there is none, or more than one.
    public func record() throws(Finding) -> VariantRecord {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder) {
            return isFolder.boolValue ? try only(in: text) : try beside(text)
        }
        guard let folder = try campaignFolder(), text.split(separator: "/").count == 2 else { throw missing }
        guard FileManager.default.fileExists(atPath: "\(folder)/\(text)", isDirectory: &isFolder), isFolder.boolValue
        else { throw missing }
        return try only(in: "\(folder)/\(text)")
    }

    private var missing: Finding {
        .error(
            "variant-missing", "there is no variant '\(text)'",
            hint: "name its record, its film, its folder, or market/placement with --output and --campaign")
    }

    /// An id holds no dot: what follows the first one is the file's kind.
    private func beside(_ file: String) throws(Finding) -> VariantRecord {
        let folder = (file as NSString).deletingLastPathComponent
        let id = (file as NSString).lastPathComponent.prefix { $0 != "." }
        let path = "\(folder.isEmpty ? "." : folder)/\(id).json"
        guard let record = Self.read(path) else {
            throw .error(
                "record-unreadable", "there is no record of a variant at '\(path)'",
                hint: "a film's record lies beside it, with its name and .json")
        }
        return record
    }

    private func only(in folder: String) throws(Finding) -> VariantRecord {
        let names = Self.names(in: folder).filter { $0.hasSuffix(".json") && !$0.dropLast(5).contains(".") }
        let records = names.compactMap { Self.read("\(folder)/\($0)") }
        if records.count == 1 { return records[0] }
        throw .error(
            records.isEmpty ? "record-unreadable" : "variant-ambiguous",
            records.isEmpty
                ? "there is no record of a variant in '\(folder)'"
                : "'\(folder)' holds \(records.count) variants: \(records.map(\.id).joined(separator: ", "))",
            hint: "name the variant's record or film")
    }

    private func campaignFolder() throws(Finding) -> String? {
        if let campaign { return "\(output)/\(campaign)" }
        let campaigns = Self.names(in: output).filter {
            FileManager.default.fileExists(atPath: "\(output)/\($0)/report.json")
        }
        guard campaigns.count < 2 else {
            throw .error(
                "campaign-ambiguous",
                "'\(output)' holds \(campaigns.count) campaigns: \(campaigns.joined(separator: ", "))",
                hint: "name one with --campaign")
        }
        return campaigns.first.map { "\(output)/\($0)" }
    }

    private static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private static func read(_ path: String) -> VariantRecord? {
        (try? RegularFile.read(path, limit: 64 << 20)).flatMap {
            try? JSONDecoder().decode(VariantRecord.self, from: $0)
        }
    }
}
