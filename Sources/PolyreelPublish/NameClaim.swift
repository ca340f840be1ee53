package import PolyreelCore

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

    /// The manifest whose name it is, where that is another one; nil where nobody has it.
    /// - Parameter record: what stands under the name, where that is known already.
    package func owner(_ record: VariantRecord? = nil) -> Owner? {
        let owner = record.map { Owner(manifest: $0.manifest, made: .init(asset: $0.made.asset)) } ?? standing
        return owner?.manifest == manifest ? nil : owner
    }

    private var standing: Owner? { PublishedVariant.decoded(Owner.self, folder: folder, id: id) }

    /// Of a record, what says whose it is.
    package struct Owner: Decodable {
        package let manifest: String
        let made: Made

        struct Made: Decodable {
            let asset: String
        }

        /// The asset's digest, short.
        package var asset: String { String(made.asset.drop { $0 != ":" }.dropFirst().prefix(12)) }
    }
}
