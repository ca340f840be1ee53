internal import PolyreelCore

extension Orientation {
    /// libavfilter's filters that turn a stored picture upright; nil where it is already.
    var filters: String? {
        switch (rotation, mirrored) {
        case (90, false): "transpose=clock"
        case (180, false): "hflip,vflip"
        case (270, false): "transpose=cclock"
        case (90, true): "transpose=clock_flip"
        case (180, true): "vflip"
        case (270, true): "transpose=cclock_flip"
        case (_, true): "hflip"
        default: nil
        }
    }

    /// A size of upright pictures as it is stored.
    func stored(_ size: PixelSize) -> PixelSize {
        swapsSides ? PixelSize(width: size.height, height: size.width) : size
    }

    /// Where a part of an upright picture of size `upright` lies in the stored one.
    func stored(_ rect: PixelRect, in upright: PixelSize) -> PixelRect {
        let unturned =
            switch rotation {
            case 90:
                PixelRect(x: rect.y, y: upright.width - rect.right, width: rect.height, height: rect.width)
            case 180:
                PixelRect(
                    x: upright.width - rect.right, y: upright.height - rect.bottom, width: rect.width,
                    height: rect.height)
            case 270:
                PixelRect(x: upright.height - rect.bottom, y: rect.x, width: rect.height, height: rect.width)
            default: rect
            }
        guard mirrored else { return unturned }
        return PixelRect(
            x: stored(upright).width - unturned.right, y: unturned.y, width: unturned.width, height: unturned.height)
    }
}
