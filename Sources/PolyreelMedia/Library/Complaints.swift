internal import CFFmpeg
internal import Foundation
internal import Synchronization

/// How often a decoder warned or complained, on whichever of its threads: libav hands a decoder's `opaque` on to those.
final class Complaints: Sendable {
    private let number = Atomic(0)

    var count: Int { number.load(ordering: .relaxed) }
    func add() { number.add(1, ordering: .relaxed) }

    /// Those that a decoder was given; nil for everything else that logs. Every context of libav begins with a pointer to
    /// what describes its kind.
    static func of(_ context: UnsafeMutableRawPointer?) -> Complaints? {
        guard let context, let kind = context.load(as: UnsafePointer<AVClass>?.self),
            let name = kind.pointee.class_name, strcmp(name, "AVCodecContext") == 0,
            let opaque = context.assumingMemoryBound(to: AVCodecContext.self).pointee.opaque
        else { return nil }
        return Unmanaged<Complaints>.fromOpaque(opaque).takeUnretainedValue()
    }
}
