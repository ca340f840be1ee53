extension String {
    /// Bytes that may be no UTF-8, as a file's name or an argument has them, with each byte that is none spelled `%FF`.
    public init(spelling bytes: [UInt8]) {
        if let whole = String(validating: bytes, as: UTF8.self) {
            self = whole
            return
        }
        self = ""
        var rest = bytes[...]
        while let first = rest.first {
            // A scalar has at most four bytes.
            let letter = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
            append(letter ?? "%\(first < 16 ? "0" : "")\(String(first, radix: 16, uppercase: true))")
            rest = rest.dropFirst(letter?.utf8.count ?? 1)
        }
    }
}
