/// What is read at most: far above any film's subtitles, far below what hurts a machine.
enum InputLimits {
    static let fileBytes = 16 << 20
    static let cues = 100_000
    /// UTF-8 bytes of one cue's text with its markup: many minutes of speech.
    static let cueBytes = 16_384
    /// Hours in a time; keeps every time under 10^13 ms.
    static let hours: Int64 = 999_999
}
