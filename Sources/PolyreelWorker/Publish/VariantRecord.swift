public import PolyreelCore

public enum VariantStatus: String, Codable, Sendable {
    /// Every file is there and proven.
    case ready
    /// It may not or cannot be made; nothing was rendered.
    case withheld
    /// Making it failed.
    case failed
}

/// What is known of one variant: written beside its files as `<id>.json`.
public struct VariantRecord: Codable, Sendable {
    public let id: String
    public let campaign: String
    /// Name of the manifest's file: a film of another length is an older version of this one only if the same manifest
    /// asked for it.
    public let manifest: String
    public let market: String
    public let placement: String
    public let status: VariantStatus
    /// Relative to the record's own folder.
    public let files: [File]
    public let media: Media?
    public let rights: Rights
    public let disclosure: DisclosureSettings
    /// As in `cta.json`.
    public let cta: [JSONValue]
    public let spans: Spans
    public let findings: [Finding]
    public let made: Made
    /// The digest of everything that decides the files.
    public let key: String?
    /// What the film shows, and when; nil without a film, and in records of older versions.
    public let timeline: [Span]?
    public let overlays: [Overlay]?
    /// The digest of what decides the picture without its overlays: equal for films that can be compared frame by frame.
    public let picture: String?
    /// The key of the sound.
    public let soundtrack: String?

    /// Frames `from ..< to` of the film, and the key under which they are kept.
    public struct Span: Codable, Sendable, Hashable {
        public let key: String
        public let from: Int
        public let to: Int
    }

    /// Text over the picture in the frames `from ..< to`.
    public struct Overlay: Codable, Sendable, Hashable {
        public let purpose: OverlayPurpose
        public let from: Int
        public let to: Int
        /// Lines with a line feed between them.
        public let text: String
        /// The digest of everything that decides its pixels and where they stand.
        public let plate: String
    }

    public struct File: Codable, Sendable {
        public let path: String
        public let sha256: String
        public let bytes: Int
        public let kind: DeliverableKind
    }

    public struct Media: Codable, Sendable {
        public let width: Int
        public let height: Int
        public let frameRate: Rational
        public let frames: Int
        /// Seconds.
        public let duration: Double
        public let videoCodec: String
        public let audioCodec: String
        /// LUFS and dBTP of the soundtrack as encoded; null for silence.
        public let integratedLoudness: Double?
        public let truePeak: Double?
    }

    public struct Rights: Codable, Sendable {
        public let contract: String
        public let notAfter: CalendarDate
    }

    public struct Spans: Codable, Sendable {
        public let total: Int
        public let reused: Int
        public let rendered: Int
        public let frames: Int
        public let framesRendered: Int

        public static let none = Spans(total: 0, reused: 0, rendered: 0, frames: 0, framesRendered: 0)
    }

    public struct Made: Codable, Sendable {
        public let polyreel: String
        public let libav: String
        public let icu: String
        public let asset: String
    }
}
