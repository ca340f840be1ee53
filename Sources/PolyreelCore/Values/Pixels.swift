internal import Foundation

/// Width and height in pixels.
public struct PixelSize: Hashable, Codable, Sendable {
    public let width: Int
    public let height: Int

    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        width = try PixelRange.side(of: container, .width)
        height = try PixelRange.side(of: container, .height)
    }

    public var area: Int { width * height }
    public var isVertical: Bool { height > width }
}

/// A rectangle in pixels; `x`, `y` are its top left corner, counted from the canvas's.
public struct PixelRect: Hashable, Codable, Sendable {
    public let x: Int
    public let y: Int
    public let width: Int
    public let height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        x = try PixelRange.place(of: container, .x)
        y = try PixelRange.place(of: container, .y)
        width = try PixelRange.side(of: container, .width)
        height = try PixelRange.side(of: container, .height)
    }

    public var right: Int { x + width }
    public var bottom: Int { y + height }

    public func intersects(_ other: PixelRect) -> Bool {
        max(x, other.x) < min(right, other.right) && max(y, other.y) < min(bottom, other.bottom)
    }

    public func contains(_ other: PixelRect) -> Bool {
        other.x >= x && other.y >= y && other.right <= right && other.bottom <= bottom
    }

    /// The part that both cover, or nil when they do not touch.
    public func intersection(_ other: PixelRect) -> PixelRect? {
        guard intersects(other) else { return nil }
        let (left, top) = (max(x, other.x), max(y, other.y))
        return PixelRect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }
}

/// A colour with straight (not premultiplied) alpha, each 0 to 255, in sRGB.
public struct Colour: Hashable, Codable, Sendable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8
    public let alpha: UInt8

    public static let white = Colour(red: 255, green: 255, blue: 255)
    public static let black = Colour(red: 0, green: 0, blue: 0)

    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Reads `#RRGGBB`.
    public init?(hex: String) {
        guard hex.count == 7, hex.hasPrefix("#"), let value = UInt32(hex.dropFirst(), radix: 16) else { return nil }
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value))
    }

    public func withAlpha(_ alpha: UInt8) -> Colour { Colour(red: red, green: green, blue: blue, alpha: alpha) }

    /// Relative luminance, 0 (black) to 1 (white): WCAG 2.2, definition of "relative luminance".
    public var luminance: Double {
        func linear(_ value: UInt8) -> Double {
            let share = Double(value) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// WCAG 2.2, "contrast ratio": 1 to 21, alpha not looked at.
    public func contrast(with other: Colour) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// Of text on what is under it: WCAG 2.2, success criterion 1.4.3.
    public static let leastContrast = 4.5

    /// Black or white, whichever stands out more on this colour.
    public var contrasting: Colour { luminance > 0.179 ? .black : .white }

    /// White for words on this colour wherever that reaches `leastContrast`, else black, which then reaches more. On
    /// saturated reds and blues both do by the formula, and white is easier to read.
    public var colourOfWords: Colour {
        Colour.white.contrast(with: self) >= Self.leastContrast ? .white : contrasting
    }
}
