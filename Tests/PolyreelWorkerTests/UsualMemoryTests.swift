import Foundation
import TestSupport
import Testing

@testable import PolyreelWorker

/// How much memory a job takes where nobody says.
@Suite struct UsualMemoryTests {
    @Test func halfAGigabyteForEachCoreAndHalfOfTheMachineAtMost() {
        let gigabyte = 1_000_000_000
        let cases: [(cores: Int, machine: Int, usual: Int)] = [
            (1, 24, 1), (2, 24, 1), (4, 24, 2), (16, 64, 8), (64, 16, 8), (4, 1, 1),
        ]
        for (cores, machine, usual) in cases {
            #expect(JobOptions.usualMemory(cores: cores, machine: machine * gigabyte) == usual * gigabyte)
        }
        let own = JobOptions(output: "out", store: "store", allowedRoots: [], jobs: 8, memory: 3)
        #expect(own.memory == 3)
    }

    @Test func aContainersLimitCounts() {
        let machine = Int(ProcessInfo.processInfo.physicalMemory)
        #expect(MachineMemory.within(nil) == machine && MachineMemory.within("max\n") == machine)
        #expect(MachineMemory.within("268435456\n") == 268_435_456)
        #expect(MachineMemory.within("0") == machine && MachineMemory.within("much") == machine)
    }
}
