import Foundation
import TestSupport
import Testing

/// Limits of the system under which nothing can be done: said at once.
@Suite struct ProcessLimitTests {
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            "-n 20", "-n 12", "-n 63", "-v 614400", "-v 1048576", "-d 102400", "-f 100", "-t 20", "-s 64", "-s 300",
        ])
    func aLimitThatIsTooLowIsStatus3WithASentence(_ limit: String) async throws {
        for arguments in [["doctor"], ["run", "x.yaml"], ["--version"]] {
            let result = try await Tool.run(
                "bash", ["-c", "ulimit \(limit) && exec \"$0\" \"$@\"", Product.polyreel] + arguments)
            #expect(result.status == 3, "\(limit) \(arguments): \(result)")
            #expect(result.errors.contains("[limit-too-low]") && result.errors.contains("ulimit \(limit.prefix(2))"))
            #expect(result.output.isEmpty)
        }
    }

    /// A soft limit is no obstacle where the hard one is high enough.
    @Test func aSoftLimitIsRaised() async throws {
        let result = try await Tool.run(
            "bash", ["-c", "ulimit -Sn 20 && exec \"$0\" \"$@\"", Product.polyreel, "doctor"])
        #expect(!result.errors.contains("[limit-too-low]"))
    }
}
