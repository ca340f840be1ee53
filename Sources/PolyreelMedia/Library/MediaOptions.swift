internal import CFFmpeg

/// Named options for libav, passed as a dictionary; one that nobody takes is an error.
struct MediaOptions {
    private let entries: [(String, String)]

    init(_ entries: KeyValuePairs<String, String>) {
        self.entries = entries.map { ($0.key, $0.value) }
    }

    init(_ entries: [(String, String)]) {
        self.entries = entries
    }

    /// Calls `body` with the dictionary; afterwards none of the options may be left over.
    func with(_ doing: String, _ body: (inout OpaquePointer?) throws(MediaError) -> Void) throws(MediaError) {
        var dictionary: OpaquePointer?
        defer { av_dict_free(&dictionary) }
        for (name, value) in entries {
            try check(av_dict_set(&dictionary, name, value, 0), "setting \(name)=\(value)")
        }
        try body(&dictionary)
        if let unused = av_dict_get(dictionary, "", nil, AV_DICT_IGNORE_SUFFIX) {
            throw MediaError(
                doing: "\(doing): nobody took the option '\(String(cString: unused.pointee.key))'", status: -EINVAL)
        }
    }
}
