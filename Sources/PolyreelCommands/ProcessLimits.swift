internal import Foundation
internal import PolyreelCore

/// What the system lets this process have, looked at before anything needs it: where files or memory run out inside of a
/// library, a program hangs or dies without a word.
enum ProcessLimits {
    /// Open files: the program's own, and eight for each child that may run.
    private static var files: UInt64 { UInt64(64 + 8 * ProcessInfo.processInfo.activeProcessorCount) }
    /// What is asked for where it may be had.
    private static let wantedFiles: UInt64 = 4096
    /// Bytes of address space: libraries, and what threads reserve.
    private static let space: UInt64 = 3 << 30
    /// Bytes of memory of its own.
    private static let data: UInt64 = 512 << 20

    /// Bytes of a file: a segment of some minutes, with room.
    private static let file: UInt64 = 256 << 20
    /// Seconds of computing of one process: what the smallest job takes on a slow machine.
    private static let computing: UInt64 = 60
    /// Bytes of the stack of a thread; libraries of fonts and texts need some hundred thousand.
    private static let stack: UInt64 = 512 << 10

    /// Takes what may be had, and answers what is too low; nil where all is enough.
    static func lacking() -> Finding? {
        let open = raised(RLIMIT_NOFILE)
        if open < files {
            return low("\(open) open files", "\(files)", "ulimit -n \(files)")
        }
        let space = limit(RLIMIT_AS).rlim_cur
        if space < Self.space {
            return low("\(space >> 10) KiB of address space", "\(Self.space >> 10)", "ulimit -v unlimited")
        }
        let data = limit(RLIMIT_DATA).rlim_cur
        if data < Self.data {
            return low("\(data >> 10) KiB of memory of its own", "\(Self.data >> 10)", "ulimit -d unlimited")
        }
        let file = limit(RLIMIT_FSIZE).rlim_cur
        if file < Self.file {
            return low("\(file >> 10) KiB in a file", "\(Self.file >> 10)", "ulimit -f unlimited")
        }
        let computing = limit(RLIMIT_CPU).rlim_cur
        if computing < Self.computing {
            return low("\(computing) s of computing", "\(Self.computing)", "ulimit -t unlimited")
        }
        let stack = limit(RLIMIT_STACK).rlim_cur
        if stack < Self.stack {
            return low("\(stack >> 10) KiB of stack", "\(Self.stack >> 10)", "ulimit -s 8192")
        }
        return nil
    }

    private static func low(_ found: String, _ least: String, _ command: String) -> Finding {
        .error(
            "limit-too-low", "this process may have \(found); it needs at least \(least)",
            hint: "raise the limit, in a shell with '\(command)', in a service or container by its own settings")
    }

    /// The limit as it is after it was raised as far as is wanted and may be.
    private static func raised(_ resource: __rlimit_resource) -> UInt64 {
        let now = limit(resource)
        guard now.rlim_cur < wantedFiles, now.rlim_cur < now.rlim_max else { return UInt64(now.rlim_cur) }
        var more = rlimit(rlim_cur: min(rlim_t(wantedFiles), now.rlim_max), rlim_max: now.rlim_max)
        return setrlimit(__rlimit_resource_t(resource.rawValue), &more) == 0
            ? UInt64(more.rlim_cur) : UInt64(now.rlim_cur)
    }

    private static func limit(_ resource: __rlimit_resource) -> rlimit {
        var now = rlimit(rlim_cur: .max, rlim_max: .max)
        getrlimit(__rlimit_resource_t(resource.rawValue), &now)
        return now
    }
}
