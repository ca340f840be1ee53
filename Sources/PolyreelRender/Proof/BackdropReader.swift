internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia

/// Looks at a film's picture before anything is laid over it.
enum BackdropReader {
    static func read(_ asset: String, facts: AssetFacts, picture: PicturePlan) throws -> Backdrop {
        let step = Backdrop.step(at: picture.rate)
        let wanted = stride(from: 0, to: picture.frames, by: step).map {
            WantedFrames(canvas: 0, frames: FrameRange(from: $0, to: $0 + 1))
        }
        var luma = Data()
        try PictureReader(path: asset, facts: facts, plan: picture).frames(wanted) { _, _, frame in
            luma.append(contentsOf: means(of: frame))
        }
        return Backdrop(canvas: picture.canvas, step: step, luma: luma)
    }

    /// The mean luma of every cell, row by row.
    private static func means(of frame: Frame) -> [UInt8] {
        frame.withPlane(0) { bytes, stride, width, height in
            var means: [UInt8] = []
            for top in Swift.stride(from: 0, to: height, by: Backdrop.cell) {
                for left in Swift.stride(from: 0, to: width, by: Backdrop.cell) {
                    let (bottom, right) = (min(height, top + Backdrop.cell), min(width, left + Backdrop.cell))
                    var sum = 0
                    for row in top..<bottom {
                        for column in left..<right { sum += Int(bytes[row * stride + column]) }
                    }
                    let count = (bottom - top) * (right - left)
                    means.append(UInt8((sum + count / 2) / count))
                }
            }
            return means
        } ?? []
    }
}
