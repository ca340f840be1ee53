/// An exact fraction in lowest terms with a positive denominator: times in seconds, frame rates.
///
/// Written and encoded as `"30000/1001"`; a whole number as `"30/1"`.
public struct Rational: Hashable, Sendable {
    public let numerator: Int64
    public let denominator: Int64

    public static let zero = Rational(0)

    /// The fraction `numerator / denominator`, reduced.
    /// - Precondition: `denominator` is not zero.
    public init(_ numerator: Int64, _ denominator: Int64 = 1) {
        precondition(denominator != 0, "a fraction's denominator is not zero")
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int64 = denominator < 0 ? -1 : 1
        self.numerator = divisor == 0 ? 0 : sign * numerator / Int64(divisor)
        self.denominator = divisor == 0 ? 1 : sign * denominator / Int64(divisor)
    }

    public init(_ value: Int) {
        self.init(Int64(value), 1)
    }

    /// Reads `"30000/1001"`, `"30"` or a plain decimal such as `"29.97"`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 2:
            guard let numerator = Int64(parts[0]), numerator > .min, let denominator = Int64(parts[1]), denominator > 0
            else {
                return nil
            }
            self.init(numerator, denominator)
        case 1:
            let halves = text.split(separator: ".", omittingEmptySubsequences: false)
            guard halves.count <= 2, let whole = halves.first, whole.count <= 12, let units = Int64(whole) else {
                return nil
            }
            guard halves.count == 2 else {
                self.init(units)
                return
            }
            guard (1...6).contains(halves[1].count), halves[1].allSatisfy({ $0.isASCII && $0.isNumber }),
                let fraction = Int64(halves[1])
            else { return nil }
            let scale = (0..<halves[1].count).reduce(Int64(1)) { product, _ in product * 10 }
            self.init((units.magnitude == 0 ? 0 : units) * scale + (whole.hasPrefix("-") ? -fraction : fraction), scale)
        default:
            return nil
        }
    }

    /// The nearest double, for showing and estimating; never for keys or times.
    public var approximation: Double { Double(numerator) / Double(denominator) }

    public static func + (left: Rational, right: Rational) -> Rational {
        Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    public static func - (left: Rational, right: Rational) -> Rational {
        left + Rational(-right.numerator, right.denominator)
    }

    public static func * (left: Rational, right: Rational) -> Rational {
        let first = Rational(left.numerator, right.denominator)
        let second = Rational(right.numerator, left.denominator)
        return Rational(first.numerator * second.numerator, first.denominator * second.denominator)
    }

    /// - Precondition: `right` is not zero.
    public static func / (left: Rational, right: Rational) -> Rational {
        left * Rational(right.denominator, right.numerator)
    }

    /// The greatest whole number that is not greater.
    public var floor: Int64 {
        let quotient = numerator / denominator
        return numerator % denominator < 0 ? quotient - 1 : quotient
    }

    /// The nearest whole number; halves go up.
    public var rounded: Int64 { (self + Rational(1, 2)).floor }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}

extension Rational: Comparable {
    public static func < (left: Rational, right: Rational) -> Bool {
        let (leftHigh, leftLow) = left.numerator.multipliedFullWidth(by: right.denominator)
        let (rightHigh, rightLow) = right.numerator.multipliedFullWidth(by: left.denominator)
        return (leftHigh, leftLow) < (rightHigh, rightLow)
    }
}

extension Rational: CustomStringConvertible {
    public var description: String { "\(numerator)/\(denominator)" }
}

extension Rational: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Rational(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a fraction like 30/1")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
