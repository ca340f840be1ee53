extension Rational {
    /// The nearest whole number of units of which `10 to the places` make one; halves go up, as in `rounded`.
    ///
    /// Exact for every fraction, also where 64 bits do not hold the result.
    /// - Parameter places: 0 to 18.
    public func units(places: Int) -> Int128 {
        precondition((0...18).contains(places), "0 to 18 digits after the point")
        let twice = 2 * Int128(numerator) * Self.scale(places) + Int128(denominator)
        let (quotient, remainder) = twice.quotientAndRemainder(dividingBy: 2 * Int128(denominator))
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The nearest decimal number with so many digits after the point, as people read it: of 5/2, 2 makes "2.50".
    /// - Parameter places: 0 to 18; halves go up.
    public func decimal(places: Int) -> String { decimal(places: places...places) }

    /// The same without the zeros at its end, down to the least number of digits: of 5/2, `0...3` makes "2.5", of 2 "2".
    /// - Parameter places: 0 to 18.
    public func decimal(places: ClosedRange<Int>) -> String {
        let units = units(places: places.upperBound)
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: Self.scale(places.upperBound).magnitude)
        let digits = rest == 0 ? "" : String(rest)
        var fraction = String(repeating: "0", count: places.upperBound - digits.count) + digits
        while fraction.count > places.lowerBound, fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(units < 0 ? "-" : "")\(whole)\(fraction.isEmpty ? "" : ".")\(fraction)"
    }

    /// A time in seconds as people read it, with its unit: of 5/2, `1...3` makes "2.5 s"; see `decimal`.
    public func secondsText(places: ClosedRange<Int>) -> String { "\(decimal(places: places)) s" }

    public func secondsText(places: Int) -> String { secondsText(places: places...places) }

    /// The nearest fraction of that denominator, for numbers of JSON that were written from one; nil where there is none.
    public init?(nearest number: Double, per denominator: Int64) {
        guard denominator > 0, let units = Int64(exactly: (number * Double(denominator)).rounded()) else { return nil }
        self.init(units, denominator)
    }

    private static func scale(_ places: Int) -> Int128 { (0..<places).reduce(1) { product, _ in product * 10 } }
}
