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
    /// - Parameter known: whose it is, where that was read already.
    package func owner(_ known: Owner? = nil) -> Owner? {
        let owner = known ?? standing
        return owner?.manifest == manifest ? nil : owner
    }

    private var standing: Owner? { PublishedVariant.decoded(Owner.self, folder: folder, id: id) }

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
