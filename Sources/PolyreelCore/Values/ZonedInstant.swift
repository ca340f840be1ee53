public import Foundation

/// A moment as it is written with its zone: `2026-03-04T05:06+01:00` (ISO 8601, RFC 3339 with seconds left out at will).
public struct ZonedInstant: Sendable, Hashable {
    /// As it was written.
    public let text: String
    public let date: Date

    /// Nil when it has no zone, or there is no such moment.
    public init?(_ text: String) {
        let pattern =
            #/([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:[Zz]|([+-])([0-9]{2}):?([0-9]{2}))/#
        guard let match = text.wholeMatch(of: pattern), let day = CalendarDate(String(match.1)) else { return nil }
        func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
        let (hour, minute, second) = (number(match.2), number(match.3), number(match.4))
        let (zoneHours, zoneMinutes) = (number(match.6), number(match.7))
        guard hour < 24, minute < 60, second < 60, zoneHours < 24, zoneMinutes < 60 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = DateComponents(
            year: day.year, month: day.month, day: day.day, hour: hour, minute: minute, second: second)
        guard let local = calendar.date(from: parts) else { return nil }
        let offset = Double(zoneHours * 3600 + zoneMinutes * 60)
        self.text = text
        date = local.addingTimeInterval(match.5 == "-" ? offset : -offset)
    }

    /// The day and the time of it that clocks of a zone show then.
    /// - Parameter timeZone: IANA's name; one that is not known is taken for UTC.
    public func clock(in timeZone: String) -> (day: CalendarDate, hour: Int, minute: Int, second: Int)? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        return CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0).map {
            ($0, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
        }
    }
}

extension ZonedInstant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = ZonedInstant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not an instant like 2026-03-04T05:06+01:00")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
