internal import Foundation
package import PolyreelCore
package import PolyreelStore

/// What stands in a variant's folder from an earlier run.
package struct PublishedVariant {
    package let folder: String
    /// Nil when there is none that can be read.
    package let record: VariantRecord?

    /// Looks for the record of `id` in `folder`.
    package init(folder: String, id: String) {
        self.folder = folder
        record = Self.decoded(VariantRecord.self, folder: folder, id: id).flatMap { $0.id == id ? $0 : nil }
    }

    /// Whose the variant is; nil when there is none that can be read.
    package var owner: NameClaim.Owner? {
        record.map { NameClaim.Owner(manifest: $0.manifest, made: .init(asset: $0.made.asset)) }
    }

    /// A record, or what is asked of it; nil when there is none that can be read.
    static func decoded<Value: Decodable>(_ type: Value.Type, folder: String, id: String) -> Value? {
        FileManager.default.contents(atPath: "\(folder)/\(id).json")
            .flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    /// The record, if the variant is the one of `key`, and every file of it is there with the bytes that were proven.
    /// - Parameter digests: what remembers them; nil: every file is hashed.
    package func current(key: String, digests: FileDigests? = nil) -> VariantRecord? {
        guard let record, record.status == .ready, record.key == key,
            record.files.allSatisfy({ !$0.path.utf8.contains(UInt8(ascii: "/")) })
        else { return nil }
        let paths = record.files.map { "\(folder)/\($0.path)" }
        let found = try? digests?.digests(of: paths) ?? paths.map { try Digest.ofFile($0) }
        return found?.map(\.hex) == record.files.map(\.sha256) ? record : nil
    }
}
