internal import Foundation

/// A variant's name in its campaign, and the manifest that asks for it.
///
/// A name belongs to the manifest that made what stands under it: its campaign, and the name of its file. What that manifest
/// makes later is a new version, also of another cut or another asset.
package struct NameClaim: Sendable {
    package let id: String
    /// `market/placement`.
    package let label: String
    /// As the record names it.
    package let manifest: String
    /// Where its record stands.
    let folder: String

    /// Whose a name is.
    package enum Holder: Sendable {
        case nobody
        case manifest(Owner)
        /// Files stand there, and no record says whose.
        case unknown
    }

    /// - Parameter known: whose it is, where that was read already.
    package func holder(_ known: Owner? = nil) -> Holder {
        if let owner = known ?? PublishedVariant.decoded(Owner.self, folder: folder, id: id) { return .manifest(owner) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // A record alone, of a variant that was withheld or failed, is nobody's loss.
        return names.contains { $0.hasPrefix("\(id).") && $0 != "\(id).json" } ? .unknown : .nobody
    }

    /// Of a record, what says whose it is.
    package struct Owner: Decodable, Sendable {
        package let manifest: String
        let made: Made

        struct Made: Decodable, Sendable {
            let asset: String
        }

        /// The asset's digest, short.
        package var asset: String { String(made.asset.drop { $0 != ":" }.dropFirst().prefix(12)) }
    }
}
