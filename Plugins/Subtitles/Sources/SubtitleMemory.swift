internal import PolyreelCaptions
internal import PolyreelCore

/// What variants share: a file is read once, cut to a film once, and set once for a canvas.
final class SubtitleMemory: Sendable {
    struct File: Hashable, Sendable {
        let path: String
        let language: String
    }

    struct Film: Hashable, Sendable {
        let path: String
        let language: String
        let clock: FilmClock
    }

    struct Burned: Hashable, Sendable {
        let path: String
        let surface: BurnedSubtitles.Surface
    }

    let files = OnceMemory<File, Result<SubtitleFile, any Error>>()
    let films = OnceMemory<Film, FilmCues>()
    let burned = OnceMemory<Burned, BurnedSubtitles>()
}
