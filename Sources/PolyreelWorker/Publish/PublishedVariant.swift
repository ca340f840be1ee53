internal import Foundation
internal import PolyreelStore

/// What stands in a variant's folder from an earlier run.
struct PublishedVariant {
    let folder: String
    /// Nil when there is none that can be read.
    let record: VariantRecord?

    /// Looks for the record of `id` in `folder`.
    init(folder: String, id: String) {
        self.folder = folder
        record = FileManager.default.contents(atPath: "\(folder)/\(id).json")
            .flatMap { try? JSONDecoder().decode(VariantRecord.self, from: $0) }
            .flatMap { $0.id == id ? $0 : nil }
    }

    /// The record, if the variant is the one of `key`, and every file of it is there with the bytes that were proven.
    func current(key: String) -> VariantRecord? {
        guard let record, record.status == .ready, record.key == key else { return nil }
        let whole = record.files.allSatisfy { file in
            !file.path.contains("/") && (try? Digest.ofFile("\(folder)/\(file.path)").hex) == file.sha256
        }
        return whole ? record : nil
    }
}
