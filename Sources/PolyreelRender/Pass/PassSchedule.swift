/// Which spans each pass takes, how many passes run side by side, and what each may take. A choice of time alone: the same
/// spans are the same bytes in whatever pass they are rendered.
struct PassSchedule: Sendable {
    /// In the order in which they are begun: the longest first, so that no core waits long for the last.
    let passes: [Pass]
    let width: Int
    /// Bytes of memory that each pass may take; of any `width` of them not more than there is.
    let bytes: [Int]
    /// Threads that decode in each pass.
    let decoders: Int
    /// Threads that compose and encode in each pass.
    let threads: Int
    /// Seconds that it takes, by the costs that were measured.
    let estimate: Double
}
