internal import CICU

/// ICU's list of values; a class because it frees it.
final class Values {
    let handle: OpaquePointer

    init(_ names: [String], _ values: [String: ArgumentValue]) throws(MessageError) {
        guard let handle = polyreel_values_open() else {
            throw MessageError(.formatting, "there is no memory for the message's values")
        }
        self.handle = handle
        for name in names {
            guard let value = values[name] else { continue }
            var error = polyreel_error()
            name.withBytes { bytes, length in
                switch value {
                case .text(let text):
                    text.withBytes { polyreel_values_add_text(handle, bytes, length, $0, $1, &error) }
                case .decimal(let digits):
                    polyreel_values_add_decimal(handle, bytes, length, digits, &error)
                case .date(let year, let month, let day):
                    polyreel_values_add_day(
                        handle, bytes, length, Int32(clamping: year), Int32(clamping: month), Int32(clamping: day),
                        &error)
                case .moment(let year, let month, let day, let hour, let minute, let second):
                    polyreel_values_add_moment(
                        handle, bytes, length, Int32(clamping: year), Int32(clamping: month), Int32(clamping: day),
                        Int32(clamping: (hour * 60 + minute) * 60 + second), &error)
                case .time(let hour, let minute):
                    polyreel_values_add_time(
                        handle, bytes, length, Int32(clamping: hour), Int32(clamping: minute), &error)
                case .list(let texts):
                    texts.joined(separator: "\n").withBytes {
                        polyreel_values_add_list(handle, bytes, length, $0, $1, &error)
                    }
                }
            }
            guard error.code <= 0 else {
                throw MessageError(.value(name), "the value of '\(name)', \(value.shown), is none that there is")
            }
        }
    }

    deinit { polyreel_values_close(handle) }
}
