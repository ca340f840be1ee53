internal import Foundation

/// Errors of the system and of its libraries as people read them.
public enum ErrorText {
    /// What went wrong, with the file that it is about, instead of the names and numbers that Foundation wraps around it.
    public static func of(_ error: any Error) -> String {
        if error is DecodingError { return "the data are not what was expected" }
        var path: String?
        var next: NSError? = error as NSError
        while let current = next {
            path = path ?? current.userInfo[NSFilePathErrorKey] as? String
            if current.domain == NSPOSIXErrorDomain, let code = Int32(exactly: current.code) {
                return (path.map { "\($0): " } ?? "") + String(cString: strerror(code))
            }
            next = current.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        let own = error as NSError
        guard own.domain == NSCocoaErrorDomain else { return "\(error)" }
        return (path.map { "\($0): " } ?? "") + own.localizedDescription
    }
}
