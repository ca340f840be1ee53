import PolyreelCore
import PolyreelGraph
import TestSupport
import Testing

@testable import PolyreelRender

/// How much faster jobs are on machines with more cores: counted from measured costs by a simulation of what the program
/// does, never by a clock. `make bench-cores` runs one and two cores for real.
@Suite struct CoresTests {
    /// As a video editor sets them, at scene changes too; as x264 does by itself; and ten seconds apart.
    private static let often = ["0", "2", "4", "5.32", "7.32", "9.32", "10.64"].compactMap { Rational($0) }
    private static let seldom = [Rational.zero, Rational(25, 3)]
    private static let tenSeconds = [Rational.zero, Rational(10)]

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// How many times as fast on sixteen cores as on one.
        let wanted: Double
        /// The same of passes that are parted at key frames alone, as the issue of it was counted.
        let undivided: ClosedRange<Double>
        let job: @Sendable () throws -> ReferenceJob
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "demo", wanted: 12, undivided: 6...10) { try .demo(keyFrames: seldom) },
        Case(name: "end card", wanted: 10, undivided: 6...9) { try .endCard(keyFrames: often) },
        Case(name: "single", wanted: 6, undivided: 1.5...4) { try .single(keyFrames: often) },
        Case(name: "single, a key frame in ten seconds", wanted: 5, undivided: 1...2) {
            try .single(keyFrames: tenSeconds)
        },
    ]

    private func seconds(_ job: ReferenceJob, _ cores: Int, undivided: Bool = false) -> Double {
        SimulatedJob(job: job, cores: cores, isUndivided: undivided).seconds
    }

    @Test(arguments: cases) func sixteenCoresAreWorthMany(_ example: Case) throws {
        let job = try example.job()
        let (one, many) = (seconds(job, 1), seconds(job, 16))
        #expect(one / many >= example.wanted, "\(example.name): \(one) s and \(many) s, \(one / many) times")
        let whole = seconds(job, 1, undivided: true) / seconds(job, 16, undivided: true)
        #expect(example.undivided.contains(whole), "\(example.name): \(whole) times")
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 4) }

    private func scheduler(_ job: ReferenceJob, cores: Int, budget: Int) -> PassScheduler {
        PassScheduler(
            costs: PassCosts(asset: job.asset), keyFrames: job.asset.keyFrames, budget: budget, cores: cores)
    }

    private func undivided(_ job: ReferenceJob) -> [Pass] {
        PassPlanner(keyFrames: job.asset.keyFrames).passes(for: job.plan, missing: Set(job.plan.spans.keys))
    }

    @Test(arguments: cases) func partedPassesHaveEverySpanOnceAndFitIntoMemory(_ example: Case) throws {
        let job = try example.job()
        let whole = undivided(job)
        var parted = 0
        for cores in [1, 2, 3, 4, 16, 64] {
            for budget in [500_000_000, 1_000_000_000, 3_000_000_000, 32_000_000_000] {
                let schedule = scheduler(job, cores: cores, budget: budget).schedule(whole)
                let spans = schedule.passes.flatMap { pass in
                    pass.spans.map { ($0.key, pass.canvases[$0.canvas], $0.frames) }
                }
                #expect(spans.count == job.plan.spans.count)
                #expect(Set(spans.map(\.0)) == Set(job.plan.spans.keys))
                for (key, picture, frames) in spans {
                    #expect(job.plan.spans[key]?.canvas == picture.canvas)
                    #expect(job.plan.spans[key]?.frames == frames.count)
                }
                #expect((1...cores).contains(schedule.width) && schedule.bytes.count == schedule.passes.count)
                let together = schedule.bytes.sorted(by: >).prefix(schedule.width).reduce(0, +)
                #expect(together + PassMemory.program <= budget)
                if schedule.passes.count > whole.count { parted += 1 }
            }
        }
        #expect(parted > 0)
    }

    /// One core gains nothing by parting; two keep to passes that end at key frames where those are enough for both.
    @Test func whatDoesNotPayIsNotParted() throws {
        for example in Self.cases {
            let job = try example.job()
            let one = scheduler(job, cores: 1, budget: 1_000_000_000).schedule(undivided(job))
            #expect(one.passes.count == undivided(job).count && one.width == 1 && one.decoders == 1)
        }
        let single = try ReferenceJob.single(keyFrames: Self.often)
        let two = scheduler(single, cores: 2, budget: 1_000_000_000).schedule(undivided(single))
        #expect(two.passes.count == undivided(single).count && two.width == 2 && two.decoders == 1)
    }

    /// The table of `make bench-cores`.
    @Test func moreCoresAreNeverSlower() throws {
        for example in Self.cases {
            let job = try example.job()
            let counts = [1, 2, 4, 8, 16, 32, 64]
            let times = counts.map { seconds(job, $0) }
            let whole = counts.map { seconds(job, $0, undivided: true) }
            for (index, cores) in counts.enumerated() {
                let schedule = SimulatedJob(job: job, cores: cores).schedule
                print(
                    "cores: \(example.name), \(cores): \(hundredths(times[index])) s, "
                        + "\(hundredths(times[0] / times[index])) times as fast "
                        + "(undivided \(hundredths(whole[0] / whole[index]))), \(schedule.passes.count) passes, "
                        + "\(schedule.width) side by side, decoders \(schedule.decoders), threads \(schedule.threads), "
                        + "estimated \(hundredths(schedule.estimate)) s for them")
            }
            for (less, more) in zip(times, times.dropFirst()) { #expect(more <= less * 1.02) }
            // The undivided have all the memory they can use; with two cores, passes have a gigabyte.
            for (parted, undivided) in zip(times, whole).dropFirst(2) { #expect(parted <= undivided * 1.02) }
        }
    }

    private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
