internal import CFFmpeg

/// Finds out what is full scale for the samples of a track in floating point, and which of them are absurd.
///
/// It is 1. Programs that read whole numbers of 16, 24 or 32 bits and write them as floating point without dividing them
/// leave 32,768 times as much, and more. In such a track most samples that are not zero are 1 and more, and the loud ones of
/// them far beyond what a recording in floating point ever reaches.
struct SampleScale {
    private static let most = SampleRepair.most
    /// What is counted by `over`: for each depth of 16, 24 and 32 bits, what would be absurd of the one before, and what no
    /// number of the one before can be, with 6 dB to spare.
    private static let bounds = [most, 0x1p16, most * 0x1p15, 0x1p24, most * 0x1p23, most * 0x1p31]

    private var filled = 0
    private var fromOne = 0
    private var broken = 0
    /// How many finite samples are over each of `bounds`.
    private var over = Array(repeating: 0, count: bounds.count)

    /// Notes a decoded block.
    mutating func add(_ block: Frame) {
        switch AVSampleFormat(block.pointer.pointee.format) {
        case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP: add(SampleRepair.planes(of: block, Float.self))
        case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP: add(SampleRepair.planes(of: block, Double.self))
        default: break
        }
    }

    private mutating func add<Sample: BinaryFloatingPoint>(_ planes: [UnsafeMutableBufferPointer<Sample>]) {
        for plane in planes {
            for sample in plane where sample != 0 {
                if sample.magnitude < 1 { filled += 1 } else { addLarge(Double(sample.magnitude)) }
            }
        }
    }

    private mutating func addLarge(_ magnitude: Double) {
        guard magnitude.isFinite else {
            broken += 1
            return
        }
        filled += 1
        fromOne += 1
        for (index, bound) in Self.bounds.enumerated() where magnitude > bound { over[index] += 1 }
    }

    /// By how many bits they are too high; 0 where 1 is full scale.
    var excessBits: Int {
        guard over[0] > 0, over[0] * 10 >= filled, fromOne * 2 >= filled else { return 0 }
        return over[3] * 10 >= over[0] ? 31 : over[1] * 10 >= over[0] ? 23 : 15
    }

    /// How many are no numbers, or absurd.
    var silenced: Int {
        let absurd = [15: over[2], 23: over[4], 31: over[5]]
        return broken + (absurd[excessBits] ?? over[0])
    }
}
