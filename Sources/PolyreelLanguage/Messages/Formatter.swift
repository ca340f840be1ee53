internal import CICU
internal import Synchronization

/// Everything that decides what a formatter makes of values.
struct FormatterOrder: Hashable, Sendable {
    let pattern: String
    let locale: String
    let currency: String?
    let isolatingText: Bool
    let joiningParts: Bool
    /// Of the values, in the order of the pattern's names.
    let kinds: [UInt8]
}

/// A pattern made ready for a locale by ICU; a class because it frees it.
///
/// ICU's own fills in parts of itself while it formats, so only one thread at a time may use it: whoever took it from
/// the shelf.
final class Formatter: @unchecked Sendable {
    private let handle: OpaquePointer

    init(_ order: FormatterOrder, tag: LanguageTag, currency: String, values: Values) throws(MessageError) {
        var error = polyreel_error()
        let opened = order.pattern.withBytes { bytes, length in
            polyreel_formatter_open(
                bytes, length, tag.canonical, currency, order.isolatingText ? 1 : 0,
                order.joiningParts ? 1 : 0, values.handle, &error)
        }
        guard let opened else { throw Self.failure(error) }
        handle = opened
    }

    deinit { polyreel_formatter_close(handle) }

    func format(_ values: Values) throws(MessageError) -> String {
        var error = polyreel_error()
        guard let text = Buffer.take(polyreel_formatter_format(handle, values.handle, &error)) else {
            throw Self.failure(error)
        }
        return text
    }

    private static func failure(_ error: polyreel_error) -> MessageError {
        MessageError(
            .formatting, "ICU cannot format this message: \(String(cString: polyreel_error_name(error.code)))",
            hint: "check its number and date styles")
    }
}

/// Formatters that nobody uses at the moment. Making one costs a hundred times what formatting with it does.
final class FormatterShelf: Sendable {
    static let shared = FormatterShelf()
    /// Formatters kept; a job of every market shows fewer messages than that.
    static let mostKept = 1024

    private struct Content {
        var formatters: [FormatterOrder: [Formatter]] = [:]
        var count = 0
    }

    private let content = Mutex(Content())

    /// A formatter that is the caller's alone until it is put back: one that was put back, else a new one.
    func take(
        _ order: FormatterOrder, making make: () throws(MessageError) -> Formatter
    ) throws(MessageError) -> Formatter {
        let kept = content.withLock { content -> Formatter? in
            guard let formatter = content.formatters[order]?.popLast() else { return nil }
            content.count -= 1
            return formatter
        }
        if let kept { return kept }
        return try make()
    }

    /// Gives a formatter back. A full shelf is emptied first.
    func put(_ formatter: Formatter, for order: FormatterOrder) {
        content.withLock { content in
            if content.count >= Self.mostKept { content = Content() }
            content.formatters[order, default: []].append(formatter)
            content.count += 1
        }
    }
}
