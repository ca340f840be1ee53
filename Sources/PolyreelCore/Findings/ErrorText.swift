internal import Foundation

/// Errors of the system and of its libraries as people read them.
public enum ErrorText {
    /// What went wrong, with the file that it is about, instead of the names and numbers that Foundation wraps around it.
    public static func of(_ error: any Error) -> String {
        if error is DecodingError { return "the data are not what was expected" }
        var path: String?
        var next: NSError? = error as NSError
        while let current = next {
            path = path ?? file(of: current)
            if current.domain == NSPOSIXErrorDomain, let code = Int32(exactly: current.code) {
                return (path.map { "\($0): " } ?? "") + String(cString: strerror(code))
            }
            next = current.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        let own = error as NSError
        guard own.domain == NSCocoaErrorDomain else { return "\(error)" }
        return (path.map { "\($0): " } ?? "") + sentence(for: CocoaError.Code(rawValue: own.code))
    }

    private static func file(of error: NSError) -> String? {
        error.userInfo[NSFilePathErrorKey] as? String ?? (error.userInfo[NSURLErrorKey] as? URL)?.path
    }

    /// What Foundation means by its number: its own text is the number.
    private static func sentence(for code: CocoaError.Code) -> String {
        switch code {
        case .fileNoSuchFile, .fileReadNoSuchFile: String(cString: strerror(ENOENT))
        case .fileReadNoPermission, .fileWriteNoPermission: String(cString: strerror(EACCES))
        case .fileWriteFileExists: String(cString: strerror(EEXIST))
        case .fileWriteOutOfSpace: String(cString: strerror(ENOSPC))
        case .fileWriteVolumeReadOnly: String(cString: strerror(EROFS))
        case .fileReadInvalidFileName, .fileWriteInvalidFileName: "this is no name that a file can have"
        case .fileReadTooLarge: String(cString: strerror(EFBIG))
        case .fileReadCorruptFile, .propertyListReadCorrupt: "the data are not what was expected"
        case .fileReadInapplicableStringEncoding, .fileReadUnknownStringEncoding: "the text is not in UTF-8"
        case .fileReadUnknown: "it cannot be read, or is not of the kind that was expected there"
        case .fileWriteUnknown: "it cannot be written"
        default: "it cannot be used (number \(code.rawValue) of Foundation's)"
        }
    }
}
