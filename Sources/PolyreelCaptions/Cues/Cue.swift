public import PolyreelCore

/// Text that is shown from one time to another.
public struct Cue: Hashable, Codable, Sendable {
    /// WebVTT's identifier, or SRT's number as it was written.
    public var id: String?
    public var start: Milliseconds
    /// The first moment at which it is gone; after `start`.
    public var end: Milliseconds
    public var text: CueText
    public var settings: CueSettings
    /// Line of its times in the file it was read from; 0 when it was not read.
    public var line: Int

    public init(
        id: String? = nil, start: Milliseconds, end: Milliseconds, text: CueText, settings: CueSettings = .init(),
        line: Int = 0
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.text = text
        self.settings = settings
        self.line = line
    }

    public var duration: Milliseconds { end - start }
}

/// A comment among cues, which nobody who watches sees.
public struct CueNote: Hashable, Codable, Sendable {
    /// The block as written.
    public var text: String
    /// Of the cue that it stands before; nil behind the last.
    public var start: Milliseconds?
}

/// A subtitle file that was read: what could be used of it, and what was wrong with it.
public struct SubtitleFile: Hashable, Codable, Sendable {
    /// By start; every one has text and ends after it starts.
    public var cues: [Cue]
    /// BCP-47, as the caller said; the formats themselves do not tell.
    public var language: String?
    /// WebVTT's STYLE blocks, as written.
    public var styles: [String] = []
    public var regions: [CueRegion] = []
    /// WebVTT's NOTE blocks.
    public var notes: [CueNote] = []
    public var findings: [Finding]

    public init(cues: [Cue], language: String? = nil, findings: [Finding] = []) {
        self.cues = cues
        self.language = language
        self.findings = findings
    }
}
