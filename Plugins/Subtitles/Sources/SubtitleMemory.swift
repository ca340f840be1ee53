internal import Foundation
internal import PolyreelCaptions
internal import PolyreelCore

/// What variants share: a market's file is chosen once; a file is read once, cut to a film and written beside it once, and
/// set once for a canvas.
final class SubtitleMemory: Sendable {
    /// All that a file is chosen by, besides the manifest.
    struct Audience: Hashable, Sendable {
        let market: String
        let language: String
        let assetLanguage: String
    }

    struct File: Hashable, Sendable {
        let path: String
        let language: String
    }

    struct Film: Hashable, Sendable {
        let path: String
        let language: String
        let clock: FilmClock
    }

    /// A file that was written beside a film, and all that it is held against.
    struct Proof: Hashable, Sendable {
        let suffix: String
        let content: Data
        let film: Film
        /// Seconds.
        let duration: Rational
    }

    struct Burned: Hashable, Sendable {
        let path: String
        let surface: BurnedSubtitles.Surface
    }

    let choices = OnceMemory<Audience, Result<FileChoice, Finding>>()
    let proofs = OnceMemory<Proof, Finding?>()
    let files = OnceMemory<File, Result<SubtitleFile, any Error>>()
    let films = OnceMemory<Film, FilmCues>()
    let sidecars = OnceMemory<Film, Result<[Sidecar], any Error>>()
    let burned = OnceMemory<Burned, BurnedSubtitles>()
}
