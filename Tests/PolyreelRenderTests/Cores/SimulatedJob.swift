import PolyreelCore
import PolyreelGraph
import TestSupport

@testable import PolyreelRender

/// A whole job, from its manifest to its report, on a machine of some cores.
struct SimulatedJob {
    let job: ReferenceJob
    let cores: Int
    /// Whether passes stay as few as there can be, and wait for the sound.
    var isUndivided = false

    /// Seconds of one core, measured as `PassCosts` is: the program starts and reads the manifest; the asset is measured, in a
    /// child; drafts and plates; a soundtrack of twelve seconds, in a child; a film joined, looked at and published.
    private static let begin = 0.13
    private static let probe = 0.18
    private static let draft = 0.01
    private static let sound = 0.73
    private static let film = 0.33
    private static let end = 0.03

    /// As on a machine with so many cores and as much memory as is usual for them.
    private var budget: Int { max(1_000_000_000, cores * 500_000_000) }

    var schedule: PassSchedule {
        let passes = PassPlanner(keyFrames: job.asset.keyFrames).passes(
            for: job.plan, missing: Set(job.plan.spans.keys))
        let costs = PassCosts(asset: job.asset)
        guard isUndivided else {
            return PassScheduler(costs: costs, keyFrames: job.asset.keyFrames, budget: budget, cores: cores).schedule(
                passes)
        }
        let width = min(cores, passes.count)
        let memory = PassMemory(asset: job.asset).fixed + 40 * PassMemory.encoder(.sample)
        return PassSchedule(
            passes: passes.sorted { $0.cost > $1.cost }, width: width, bytes: passes.map { _ in memory }, decoders: 1,
            threads: (cores + width - 1) / width, estimate: 0)
    }

    /// From its start to its end.
    var seconds: Double {
        let machine = SimulatedCores(cores)
        let (costs, schedule) = (PassCosts(asset: job.asset), schedule)
        var passes = Array(zip(schedule.passes, schedule.bytes))[...]
        var (running, films, tracks) = (0, job.plan.films.count, job.plan.soundtracks.count)

        func publish() {
            guard running == 0, passes.isEmpty, tracks == 0 else { return }
            for _ in 0..<job.plan.films.count {
                machine.work(Self.film) {
                    films -= 1
                    if films == 0 { machine.work(Self.end) {} }
                }
            }
        }
        func startPasses() {
            while running < schedule.width, let (pass, bytes) = passes.popFirst() {
                running += 1
                _ = SimulatedPass(
                    pass, schedule, bytes: bytes, costs, keyFrames: job.asset.keyFrames, on: machine
                ) {
                    running -= 1
                    startPasses()
                    publish()
                }
            }
        }
        func makeSound(then: @escaping () -> Void) {
            for _ in 0..<job.plan.soundtracks.count {
                machine.work(PassCosts.start + Self.sound) {
                    tracks -= 1
                    if tracks == 0 { then() }
                }
            }
        }
        let prepare = Self.begin + PassCosts.start + Self.probe + Self.draft * Double(films)
        machine.work(prepare) {
            if isUndivided || cores == 1 {
                makeSound { startPasses() }
            } else {
                makeSound { publish() }
                startPasses()
            }
        }
        machine.run()
        return films == 0 ? machine.clock : .infinity
    }
}
