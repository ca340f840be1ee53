internal import CFFmpeg
internal import Foundation

/// libav's log, kept off standard error: the last lines of each thread, for errors to quote.
enum MediaLog {
    private final class Lines {
        var recent: [String] = []
    }

    private static let key = "polyreel.media.log"
    private static let kept = 8

    private static var lines: Lines {
        if let lines = Thread.current.threadDictionary[key] as? Lines { return lines }
        let lines = Lines()
        Thread.current.threadDictionary[key] = lines
        return lines
    }

    /// Sends libav's log here from now on. Called once by everything that opens a file.
    static let captured: Void = {
        av_log_set_callback { context, level, format, arguments in
            guard let format, let arguments else { return }
            // What H.264 conceals of a picture is told beneath a warning, and with several threads nowhere else.
            guard level <= AV_LOG_WARNING else {
                if level <= AV_LOG_INFO, strncmp(format, "concealing", 10) == 0 { Complaints.of(context)?.add() }
                return
            }
            var buffer = [CChar](repeating: 0, count: 512)
            var printPrefix: Int32 = 1
            av_log_format_line2(context, level, format, arguments, &buffer, Int32(buffer.count), &printPrefix)
            Complaints.of(context)?.add()
            let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            MediaLog.add(text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }()

    private static func add(_ line: String) {
        let lines = lines
        lines.recent.append(line)
        if lines.recent.count > kept { lines.recent.removeFirst() }
    }

    /// The last warnings and errors that libav logged on this thread, oldest first.
    static func recent() -> [String] { lines.recent }

    /// Forgets this thread's lines; before a file is opened, so that an error quotes its own log only.
    static func clear() { lines.recent = [] }
}
