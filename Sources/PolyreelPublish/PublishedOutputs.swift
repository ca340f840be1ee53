internal import Foundation

/// Folders in which films may stand published, listed once however many films are looked for.
public final class PublishedOutputs {
    private let outputs: [String]
    /// By campaign and a variant's id: where its records lie.
    private var records: [String: [String: [String]]] = [:]

    public init(_ outputs: [String]) { self.outputs = outputs }

    /// Where a variant's records lie: a pin does not say in which market and placement.
    func records(of id: String, in campaign: String) -> [String] {
        if let known = records[campaign] { return known[id] ?? [] }
        let found = Dictionary(grouping: outputs.flatMap { Self.records(in: "\($0)/\(campaign)") }) { path in
            String((path as NSString).lastPathComponent.dropLast(".json".count))
        }
        records[campaign] = found
        return found[id] ?? []
    }

    private static func records(in campaign: String) -> [String] {
        names(in: campaign).flatMap { market in
            names(in: "\(campaign)/\(market)").flatMap { placement in
                names(in: "\(campaign)/\(market)/\(placement)").filter { $0.hasSuffix(".json") }
                    .map { "\(campaign)/\(market)/\(placement)/\($0)" }
            }
        }
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
}
