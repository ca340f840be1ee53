internal import PolyreelCore

extension Reframe {
    /// The least share of a picture that a crop keeps; of a picture of another shape than the film was planned for, the
    /// whole is shown rather than less, or than the plan itself keeps of its own.
    private static let leastKept = Rational(6, 10)

    /// This framing, made for pictures of size `planned`, for one of size `own`: where a recording changes its shape, what
    /// is round stays round.
    func adapted(from planned: PixelSize, to own: PixelSize, canvas: PixelSize) -> Reframe {
        guard planned != own else { return self }
        switch self {
        case .crop(let rect):
            let before = Self.largest(planned, like: rect)
            let after = Self.largest(own, like: rect)
            let kept = Self.share(after, of: own)
            guard kept >= min(Self.leastKept, Self.share(before, of: planned)) else {
                return .fit(Self.fitted(own, in: PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)))
            }
            // As near, and as far to the side.
            let width = min(own.width, max(2, (2 * after.width * rect.width + before.width) / (2 * before.width)))
            let height = min(own.height, max(2, (2 * after.height * rect.height + before.height) / (2 * before.height)))
            let x = Self.place(rect.x + rect.width / 2, of: planned.width, on: own.width, width)
            let y = Self.place(rect.y + rect.height / 2, of: planned.height, on: own.height, height)
            return .crop(PixelRect(x: x, y: y, width: width, height: height))
        case .fit(let rect):
            let fills = rect.width == canvas.width || rect.height == canvas.height
            return .fit(
                Self.fitted(
                    own, in: fills ? PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height) : rect))
        }
    }

    private static func largest(_ size: PixelSize, like rect: PixelRect) -> PixelSize {
        let wide = size.width * rect.height > size.height * rect.width
        return PixelSize(
            width: wide ? max(1, size.height * rect.width / max(1, rect.height)) : size.width,
            height: wide ? size.height : max(1, size.width * rect.height / max(1, rect.width)))
    }

    private static func share(_ part: PixelSize, of whole: PixelSize) -> Rational {
        Rational(Int64(part.width) * Int64(part.height), Int64(max(1, whole.width)) * Int64(max(1, whole.height)))
    }

    /// Where `length` begins on a side of `own` so that its middle lies where `middle` lay on a side of `planned`.
    private static func place(_ middle: Int, of planned: Int, on own: Int, _ length: Int) -> Int {
        min(max(0, middle * own / max(1, planned) - length / 2), own - length)
    }

    /// Where the whole of a picture stands in the middle of `room`, in even numbers.
    private static func fitted(_ size: PixelSize, in room: PixelRect) -> PixelRect {
        let wide = size.width * room.height > size.height * room.width
        let width = max(2, (wide ? room.width : size.width * room.height / max(1, size.height)) & ~1)
        let height = max(2, (wide ? size.height * room.width / max(1, size.width) : room.height) & ~1)
        return PixelRect(
            x: (room.x + (room.width - width) / 2) & ~1, y: (room.y + (room.height - height) / 2) & ~1, width: width,
            height: height)
    }
}
