/// Where something stands in what is wider.
public enum HorizontalSide: Sendable, Hashable {
    case left, centre, right

    /// The side at which reading starts or ends.
    public init(_ alignment: CardAlignment, _ direction: TextDirection) {
        self =
            switch (alignment, direction) {
            case (.centre, _): .centre
            case (.start, .leftToRight), (.end, .rightToLeft): .left
            case (.start, .rightToLeft), (.end, .leftToRight): .right
            }
    }

    /// What is left of it, of `free` pixels.
    public func left(of free: Int) -> Int {
        switch self {
        case .left: 0
        case .centre: free / 2
        case .right: free
        }
    }
}
