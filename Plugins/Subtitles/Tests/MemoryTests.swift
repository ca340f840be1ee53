import Dispatch
import Foundation
import Testing

@testable import Subtitles

/// What variants share, asked for from several threads.
@Suite struct MemoryTests {
    @Test func aValueIsMadeOnceHoweverManyAsk() async {
        let memory = OnceMemory<String, Int>()
        let made = Made()
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { memory.value(for: "a") { made.next() } } }
            for await value in group { #expect(value == 1) }
        }
        #expect(memory.value(for: "b") { made.next() } == 2)
    }

    /// Fifty languages are set side by side, not one after the other.
    @Test func askersForOneKeyDoNotWaitForAnother() {
        let memory = OnceMemory<String, Bool>()
        let (began, goOn, ended) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let inTime = Made()
        Thread {
            _ = memory.value(for: "a") {
                began.signal()
                if goOn.wait(timeout: .now() + 20) == .success { _ = inTime.next() }
                return true
            }
            ended.signal()
        }.start()
        began.wait()
        #expect(memory.value(for: "b") { true })
        goOn.signal()
        ended.wait()
        #expect(inTime.next() == 2)
    }
}

private final class Made: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}
