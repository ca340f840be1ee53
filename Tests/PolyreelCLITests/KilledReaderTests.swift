import Foundation
import TestSupport
import Testing

/// Readers that are killed from outside, under every command that reads an asset.
@Suite(.tags(.fault)) struct KilledReaderTests {
    /// A library that ends each child as soon as it starts.
    private static let source = #"""
        #include <signal.h>
        #include <string.h>
        __attribute__((constructor)) static void strike(int count, char **words) {
            if (count > 1 && strcmp(words[1], "render-pass") == 0) raise(NUMBER);
        }
        """#

    @Test(arguments: [SIGKILL, SIGTERM]) func theMachineIsToldToLook(_ signal: Int32) async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        try campaign.writeManifest()
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=480x270:rate=25:duration=5", "-pix_fmt", "yuv420p",
                campaign.assetPath,
            ])
        #expect(made.status == 0)
        let source = try campaign.folder.write("strike.c", Self.source)
        let library = campaign.folder.path("strike.so")
        let compiled = try await Tool.run(
            "clang", ["-shared", "-fPIC", "-DNUMBER=\(signal)", source, "-o", library])
        #expect(compiled.status == 0, "\(compiled.errors)")
        for arguments in [
            ["probe", campaign.assetPath], ["check", campaign.manifestPath, "--data", campaign.dataPath],
        ] {
            let result = try await Tool.run("env", ["LD_PRELOAD=\(library)", Product.polyreel] + arguments)
            #expect(result.status == 3, "\(arguments) \(result)")
            #expect(result.errors.contains("[asset-reader-killed]") && !result.errors.contains("creator"))
        }
    }
}
