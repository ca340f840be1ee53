internal import Foundation
internal import PolyreelStore

/// What stands in a variant's folder from an earlier run.
struct PublishedVariant {
    let record: VariantRecord
    /// Names of the files that are the product's, the record included.
    let owned: Set<String>

    /// Reads the record in `folder`; nil when there is none that can be read.
    init?(folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix("s.json") {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
                let record = try? JSONDecoder().decode(VariantRecord.self, from: data), name == "\(record.id).json"
            else { continue }
            self.record = record
            owned = Set(record.files.map(\.path) + [name])
            return
        }
        return nil
    }

    /// Whether it is the variant of `key`, and every file of it is there with the bytes that were proven.
    func isCurrent(key: String, folder: String) -> Bool {
        record.status == .ready && record.key == key
            && record.files.allSatisfy { file in
                !file.path.contains("/") && (try? Digest.ofFile("\(folder)/\(file.path)").hex) == file.sha256
            }
    }
}
