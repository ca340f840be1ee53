import Foundation
import PolyreelCore
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

/// What confines a child, as a C program of the test's own meets it; and what a child knows and may take.
@Suite(.tags(.fault)) struct SandboxTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What a program prints that confines itself to one file and one folder, and then tries what it may not and what it
    /// must: each call with its error's name, or "ok".
    private func tried() async throws -> [String: String] {
        let header = Repository.path("Sources/CLinux")
        let source = try folder.write("try.c", Self.source)
        let made = try await Tool.run("clang", ["-w", "-I", header, source, "-o", folder.path("try"), "-lpthread"])
        #expect(made.status == 0, "\(made.errors)")
        let asset = try folder.write("asset", "asset")
        let secret = try folder.write("secret", "secret")
        try FileManager.default.createDirectory(atPath: folder.path("scratch"), withIntermediateDirectories: true)
        let result = try await Tool.run(folder.path("try"), [asset, folder.path("scratch"), secret])
        #expect(result.status == 0, "\(result.errors)")
        return Dictionary(
            uniqueKeysWithValues: result.output.split(separator: "\n").map { line in
                let words = line.split(separator: " ").map(String.init)
                return (words[0], words[1])
            })
    }

    @Test(
        .enabled(
            if: ChildSandbox.description?.contains("Landlock") == true
                && ChildSandbox.description?.contains("seccomp") == true))
    func aChildChangesNoOtherProcessAndAsksOfNoOtherFile() async throws {
        let found = try await tried()
        let refused = [
            "prlimit-parent", "setpriority-parent", "setpriority-own", "affinity-parent", "kill-parent", "pidfd-open",
            "fork", "vfork", "execve", "socket", "memfd", "shmget", "chmod-own", "fchmod-own", "chown-own",
            "utimensat-own",
            "futimens-own", "setxattr-own", "path-descriptor", "readlink", "statfs", "chdir", "open-tree", "fsopen",
            "mount-setattr", "statmount", "setxattrat-own", "removexattrat-own", "file-getattr", "file-setattr",
            "signal-owner", "signal-owner-ex", "signal-number",
        ]
        for name in refused { #expect(found[name] == "EPERM", "\(name): \(found[name] ?? "-")") }
        for name in ["stat-secret", "lstat-secret", "access-secret", "open-secret", "stat-folder"] {
            #expect(found[name] == "EACCES", "\(name): \(found[name] ?? "-")")
        }
        for name in ["statx-secret", "openat2-secret", "clone3", "call-470", "call-547"] {
            #expect(found[name] == "ENOSYS", "\(name): \(found[name] ?? "-")")
        }
        for name in ["attributes-asset", "size-asset"] {
            #expect(found[name] == "ENOTTY", "\(name): \(found[name] ?? "-")")
        }
        // What libraries do with files of the child's own goes on.
        for name in [
            "prlimit-own", "stat-asset", "fstat-asset", "lstat-asset", "access-asset", "stat-own", "thread", "raise",
            "fcntl-flags", "fcntl-duplicate",
        ] {
            #expect(found[name] == "ok", "\(name): \(found[name] ?? "-")")
        }
        #expect(found.count == refused.count + 5 + 5 + 2 + 10)
    }

    private static let source = #"""
        #define _GNU_SOURCE
        #include "sandbox.h"
        #include <pthread.h>
        #include <sched.h>
        #include <stdio.h>
        #include <string.h>
        #include <sys/ipc.h>
        #include <sys/resource.h>
        #include <sys/shm.h>
        #include <sys/socket.h>
        #include <sys/statfs.h>
        #include <sys/xattr.h>

        static void *nothing(void *value) { return value; }

        #define TRY(name, call) do { \
            errno = 0; \
            long result = (long)(call); \
            printf("%s %s\n", name, result < 0 ? strerrorname_np(errno) : "ok"); \
            fflush(stdout); \
        } while (0)

        int main(int count, char **words) {
            const char *asset = words[1], *secret = words[3], *files[] = {asset};
            char own[4096];
            snprintf(own, sizeof own, "%s/own", words[2]);
            if (polyreel_landlock(files, 1, words[2]) || polyreel_seccomp()) return 9;
            struct stat facts;
            struct statfs system;
            struct rlimit limit = {1 << 20, 1 << 20};
            struct timespec times[2] = {{1, 1}, {1, 1}};
            cpu_set_t cores;
            CPU_ZERO(&cores);
            CPU_SET(0, &cores);
            int parent = getppid();
            TRY("prlimit-parent", prlimit(parent, RLIMIT_AS, &limit, 0));
            TRY("prlimit-own", prlimit(0, RLIMIT_AS, 0, &limit));
            TRY("setpriority-parent", setpriority(PRIO_PROCESS, parent, 5));
            TRY("setpriority-own", setpriority(PRIO_PROCESS, 0, 5));
            TRY("affinity-parent", sched_setaffinity(parent, sizeof cores, &cores));
            TRY("kill-parent", kill(parent, 0));
            TRY("raise", kill(getpid(), 0));
            TRY("pidfd-open", syscall(434, parent, 0));
            TRY("stat-secret", stat(secret, &facts));
            TRY("lstat-secret", lstat(secret, &facts));
            TRY("access-secret", access(secret, F_OK));
            TRY("open-secret", open(secret, O_RDONLY));
            TRY("stat-folder", stat("/etc", &facts));
            TRY("statx-secret", syscall(SYS_statx, AT_FDCWD, secret, 0, 0x7ff, &system));
            TRY("openat2-secret", syscall(437, AT_FDCWD, secret, &system, 24));
            TRY("path-descriptor", open(secret, O_PATH));
            TRY("readlink", readlink("/proc/self/exe", own + 2048, 1024));
            TRY("statfs", statfs(secret, &system));
            TRY("chdir", chdir("/etc"));
            TRY("clone3", syscall(435, &system, 64));
            facts.st_size = 0;
            TRY("stat-asset", stat(asset, &facts) || facts.st_size != 5 ? -1 : 0);
            facts.st_size = 0;
            TRY("lstat-asset", lstat(asset, &facts) || facts.st_size != 5 ? -1 : 0);
            TRY("access-asset", access(asset, R_OK));
            int file = open(asset, O_RDONLY);
            facts.st_size = 0;
            TRY("fstat-asset", fstat(file, &facts) || facts.st_size != 5 ? -1 : 0);
            file = open(own, O_RDWR | O_CREAT, 0644);
            if (write(file, "own", 3) != 3) return 8;
            TRY("stat-own", stat(own, &facts) || facts.st_size != 3 ? -1 : 0);
            TRY("chmod-own", chmod(own, 0777));
            TRY("fchmod-own", fchmod(file, 0777));
            TRY("chown-own", chown(own, 0, 0));
            TRY("utimensat-own", utimensat(AT_FDCWD, own, times, 0));
            TRY("futimens-own", futimens(file, times));
            TRY("setxattr-own", setxattr(own, "user.x", "x", 1, 0));
            TRY("fork", syscall(SYS_clone, 17 /* SIGCHLD */, 0, 0, 0, 0));
            TRY("vfork", syscall(SYS_clone, 0x4111 /* CLONE_VFORK | CLONE_VM | SIGCHLD */, 0, 0, 0, 0));
            TRY("execve", execl("/bin/true", "true", (char *)0));
            TRY("socket", socket(AF_INET, SOCK_STREAM, 0));
            TRY("memfd", syscall(SYS_memfd_create, "x", 0));
            TRY("shmget", shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
            // By number: headers of older systems lack them (syscall_64.tbl of Linux 6.17).
            TRY("open-tree", syscall(428, AT_FDCWD, secret, 0));
            TRY("fsopen", syscall(430, "tmpfs", 0));
            TRY("mount-setattr", syscall(442, AT_FDCWD, own, 0, &system, 32));
            TRY("statmount", syscall(457, &system, &system, 64, 0));
            struct { unsigned long long value; unsigned size, flags; } attribute = {(unsigned long long)(long)"x", 1, 0};
            TRY("setxattrat-own", syscall(463, AT_FDCWD, own, 0, "user.x", &attribute, sizeof attribute));
            TRY("removexattrat-own", syscall(466, AT_FDCWD, own, 0, "user.x"));
            unsigned long long words_of[3] = {0};
            TRY("file-getattr", syscall(468, AT_FDCWD, own, words_of, 24, 0));
            TRY("file-setattr", syscall(469, AT_FDCWD, own, words_of, 24, 0));
            TRY("call-470", syscall(470, 0, 0, 0, 0));
            TRY("call-547", syscall(547, 0, 0, 0, 0));
            int reader = open(asset, O_RDONLY);
            long flags;
            TRY("attributes-asset", syscall(SYS_ioctl, reader, 0x80086601 /* FS_IOC_GETFLAGS */, &flags));
            TRY("size-asset", syscall(SYS_ioctl, reader, 0x541b /* FIONREAD */, &flags));
            int owner[2] = {1 /* F_OWNER_PID */, parent};
            TRY("signal-owner", fcntl(reader, 8 /* F_SETOWN */, parent));
            TRY("signal-owner-ex", fcntl(reader, 15 /* F_SETOWN_EX */, owner));
            TRY("signal-number", fcntl(reader, 10 /* F_SETSIG */, 9));
            TRY("fcntl-flags", fcntl(reader, F_GETFL));
            TRY("fcntl-duplicate", fcntl(reader, F_DUPFD_CLOEXEC, 3));
            pthread_t thread;
            TRY("thread", pthread_create(&thread, 0, nothing, 0) || pthread_join(thread, 0) ? -1 : 0);
            return 0;
        }
        """#

    // MARK: What a child knows, and may take

    @Test func aChildDoesNotKnowItsParentsEnvironment() async throws {
        let told = folder.path("environment")
        let program = try folder.write("program", "#!/bin/sh\ncat /proc/$$/environ > '\(told)'\nread order\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        setenv("POLYREEL_TEST_SECRET", "hunter2", 1)
        defer { unsetenv("POLYREEL_TEST_SECRET") }
        let scratch = folder.path("scratch")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        _ = try? await RenderHost(program: program).probe("x", digest: "x", scratch: scratch, stop: StopSignal())
        let names = String(decoding: try Data(contentsOf: URL(filePath: told)), as: UTF8.self).split(separator: "\0")
            .map { $0.prefix { $0 != "=" } }
        #expect(names.contains("SWIFT_BACKTRACE"))
        #expect(Set(names).isSubset(of: ["SWIFT_BACKTRACE", "LD_LIBRARY_PATH", "LD_PRELOAD"]), "\(names)")
    }

    /// As the kernel tells it of a child that renders.
    @Test func aChildHasLimitsOnAllThatItTakes() async throws {
        let fixture = try RenderFixture()
        let plan = try fixture.plan(cards: 12)
        let engine = RenderEngine(
            store: try MemoryStore(), asset: fixture.asset, host: RenderHost(program: Product.polyreel), jobs: 1,
            memory: 1 << 30, stop: StopSignal())
        async let failures = engine.render(plan)
        var limits: [String: String] = [:]
        while limits["Max file size"].map({ $0 == "unlimited" }) ?? true {
            for process in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int32(process) != nil {
                let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
                let facts = String(
                    decoding: FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data(), as: UTF8.self)
                guard line.range(of: Data("render-pass".utf8)) != nil,
                    facts.split(separator: " ").dropFirst(3).first == "\(getpid())"
                else { continue }
                let text = FileManager.default.contents(atPath: "/proc/\(process)/limits") ?? Data()
                for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
                    limits[line.prefix(26).trimmingCharacters(in: .whitespaces)] =
                        line.dropFirst(26).split(separator: " ").first.map(String.init)
                }
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await failures.spans.isEmpty)
        for name in ["Max file size", "Max processes", "Max address space", "Max cpu time", "Max open files"] {
            #expect(limits[name].map { $0 != "unlimited" } == true, "\(name)")
        }
        #expect(limits["Max core file size"] == "0")
    }

    /// A pixel of 16-bit RGBA is 8 bytes, so that a picture of 8000 x 8000 is 512 MB and no reader does with less.
    @Test func readingTakesNoMoreMemoryThanItMay() async throws {
        let path = folder.path("large.mov")
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "color=red:size=8000x8000:rate=5:duration=1", "-c:v", "png",
                "-pix_fmt", "rgba64be", path,
            ])
        try #require(made.status == 0, "\(made.errors)")
        let scratch = folder.path("scratch")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let error = await #expect(throws: Findings.self) {
            try await RenderHost(program: Product.polyreel, memory: 300 << 20).probe(
                path, digest: "sha256:x", scratch: scratch, stop: StopSignal())
        }
        #expect(error?.all.map(\.code) == ["asset-memory"], "\(error?.all ?? [])")
        #expect(error?.all.first?.hint?.contains("--memory") == true)
        let facts = try await RenderHost(program: Product.polyreel, memory: 4 << 30).probe(
            path, digest: "sha256:x", scratch: scratch, stop: StopSignal())
        #expect(facts.picture.codedSize == PixelSize(width: 8000, height: 8000))
    }

    // MARK: Readers that are killed

    /// A program that dies so often, and then is the product.
    private func dying(_ times: Int, by signal: String) throws -> RenderHost {
        let count = folder.path("count")
        let program = try folder.write(
            "dying",
            "#!/bin/sh\necho x >> '\(count)'\n[ $(wc -l < '\(count)') -le \(times) ] && kill -\(signal) $$\n"
                + "exec \(Product.polyreel) \"$@\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return RenderHost(program: program)
    }

    @Test(arguments: ["KILL", "SEGV", "TERM"]) func aReaderThatWasKilledOnceIsTriedAgain(_ signal: String) async throws
    {
        let fixture = try RenderFixture()
        let store = try MemoryStore()
        let versions = BuildVersions(polyreel: "test", libav: "test", icu: "test")
        let assets = MeasuredAssets(
            store: store, versions: versions, host: try dying(1, by: signal), stop: StopSignal())
        #expect(try await assets.measure(fixture.asset.path).facts == fixture.asset.facts)
        let again = MeasuredAssets(
            store: try MemoryStore(), versions: versions, host: try dying(1, by: signal), stop: StopSignal())
        #expect(try await again.measure(fixture.asset.path).facts == fixture.asset.facts)
    }

    @Test(arguments: [
        ("KILL", "asset-reader-killed"), ("TERM", "asset-reader-killed"), ("HUP", "asset-reader-killed"),
        ("QUIT", "asset-reader-killed"), ("SEGV", "asset-unreadable"), ("ABRT", "asset-unreadable"),
    ])
    func aReaderThatIsKilledTwiceIsNotTheAssetsFaultUnlessItCrashed(_ signal: String, _ code: String) async throws {
        let fixture = try RenderFixture()
        let error = await #expect(throws: Findings.self) {
            try await dying(2, by: signal).probe(
                fixture.asset.path, digest: "sha256:x", scratch: folder.path("scratch"), stop: StopSignal())
        }
        #expect(error?.all.map(\.code) == [code])
    }
}
