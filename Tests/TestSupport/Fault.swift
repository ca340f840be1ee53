internal import Foundation

/// A fault in a process of the product, brought in from outside: a library that is loaded before libav and the C library
/// and ends the process, or lets it hang, at a chosen call. The product itself knows nothing of it.
public struct Fault: Sendable {
    /// Where the process is killed.
    public enum Stage: String, Sendable, CaseIterable {
        /// In a child, while the source is decoded and spans are open.
        case decode
        /// In a child, while a plate is laid over.
        case composite
        /// In a child, while a frame is encoded.
        case encode
        /// In the program itself: a result's name is put into the store, a film is joined, a folder is published.
        case store, assemble, publish
    }

    private let folder: TemporaryFolder
    private let library: String

    /// Compiles the library.
    public init() async throws {
        folder = try TemporaryFolder()
        library = folder.path("fault.so")
        let source = try folder.write("fault.c", Self.source)
        let flags = try await Tool.run("pkg-config", ["--cflags", "libavcodec", "libavformat"])
        let words = flags.output.split(whereSeparator: \.isWhitespace).map(String.init)
        let made = try await Tool.run(
            "clang", ["-shared", "-fPIC", "-O1", "-w", source, "-o", library, "-ldl"] + words)
        guard made.status == 0 else { throw Broken(reason: made.errors) }
    }

    public struct Broken: Error {
        public let reason: String
    }

    /// Assignments for `env`: the process is killed once, at call number `count` of a stage. Children know nothing of their
    /// parent's environment but which libraries it loads: what shall happen stands in the library's name.
    public func killing(_ stage: Stage, at count: Int) -> [String] {
        let named = folder.path("fault-\(stage.rawValue)-\(count).so")
        try? FileManager.default.copyItem(atPath: library, toPath: named)
        return ["LD_PRELOAD=\(named)"]
    }

    /// A file that is there once the process was killed.
    public var mark: String { folder.path("mark") }
    public var hasHappened: Bool {
        ((try? FileManager.default.attributesOfItem(atPath: mark)[.size]) as? Int ?? 0) > 0
    }

    /// The process that begins a file with `part` in its name dies, every time.
    public func poison(_ part: String) -> [String] {
        let named = folder.path("fault-poison-\(part).so")
        try? FileManager.default.copyItem(atPath: library, toPath: named)
        return ["LD_PRELOAD=\(named)"]
    }

    /// A program that runs `program` so that it hangs when it begins a file with `part` in its name.
    public func hanging(_ program: String, at part: String) throws -> String {
        let path = try folder.write(
            "hanging", "#!/bin/sh\nLD_PRELOAD=\(library) FAULT_HANG=\(part) exec \(program) \"$@\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/stat.h>
        #include <unistd.h>
        #include <libavcodec/avcodec.h>
        #include <libavformat/avformat.h>

        static int mark = -1, child, encodes;
        static long calls, count;
        static char wanted[64], poisoned[80], folder[4096];

        // Opened before the process confines itself.
        __attribute__((constructor)) static void begin(void) {
            char line[4096] = {0};
            int file = open("/proc/self/cmdline", O_RDONLY);
            long size = read(file, line, sizeof line - 1);
            for (long i = 0; i < size; i++) if (!strncmp(line + i, "render-pass", 11)) child = 1;
            close(file);
            Dl_info own;
            if (!dladdr((void *)begin, &own) || !strrchr(own.dli_fname, '/')) return;
            snprintf(folder, sizeof folder - 8, "%s", own.dli_fname);
            char *name = strrchr(folder, '/');
            if (sscanf(name, "/fault-poison-%79[^.]", poisoned) == 1) return;
            if (sscanf(name, "/fault-%63[a-z]-%ld.so", wanted, &count) != 2) return;
            strcpy(name, "/mark");
            mark = open(folder, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        }

        static void at(const char *stage) {
            if (strcmp(wanted, stage)) return;
            if (__sync_add_and_fetch(&calls, 1) != count) return;
            struct stat facts;
            if (mark < 0 || fstat(mark, &facts) || facts.st_size) return;
            write(mark, "x", 1);
            kill(getpid(), SIGKILL);
        }

        #define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

        int avcodec_send_packet(AVCodecContext *context, const AVPacket *packet) {
            REAL(avcodec_send_packet);
            if (child && encodes) at("decode");
            return real(context, packet);
        }

        int av_frame_copy(AVFrame *to, const AVFrame *from) {
            REAL(av_frame_copy);
            if (child && encodes) at("composite");
            return real(to, from);
        }

        int avcodec_send_frame(AVCodecContext *context, const AVFrame *frame) {
            REAL(avcodec_send_frame);
            if (child && frame && frame->width > 64) { encodes = 1; at("encode"); }
            return real(context, frame);
        }

        int av_interleaved_write_frame(AVFormatContext *context, AVPacket *packet) {
            REAL(av_interleaved_write_frame);
            if (!child) at("assemble");
            return real(context, packet);
        }

        int rename(const char *from, const char *to) {
            REAL(rename);
            if (strstr(to, "/results/")) at("store");
            if (strstr(from, "/.staging-")) at("publish");
            return real(from, to);
        }

        int avio_open2(AVIOContext **context, const char *url, int flags, const AVIOInterruptCB *cb, AVDictionary **o) {
            REAL(avio_open2);
            const char *hang = getenv("FAULT_HANG");
            if (*poisoned && strstr(url, poisoned)) raise(SIGSEGV);
            while (hang && strstr(url, hang)) sleep(1);
            return real(context, url, flags, cb, o);
        }
        """
}
