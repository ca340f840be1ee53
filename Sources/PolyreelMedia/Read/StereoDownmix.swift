internal import CFFmpeg

/// The one way in which an asset's sound becomes the two channels of a soundtrack.
///
/// Loudness is measured on it, so the soundtrack must be made with it too: a centre channel or a mono voice mixed
/// differently would be some LU off.
struct StereoDownmix {
    /// In libavfilter's notation, to 48 kHz stereo in planar float.
    let filters: String
    /// Channels of which it is not known where they belong. Where that is so of all, both ears get them alike; beside
    /// channels that are known they are left out.
    let placeless: Int
    /// Whether the filters name channels by number: the frames must say no more than how many they have.
    private let isByNumber: Bool

    /// swresample's matrix: the weights of ITU-R BS.775, of float samples not scaled back, so that a sum may go beyond full
    /// scale until the gain is set; mono stands on both sides, 3 dB down on each.
    private static let standard = "aformat=sample_fmts=fltp:channel_layouts=stereo:sample_rates=48000"

    /// - Parameter frame: sound whose channels are laid out as those of what is mixed down.
    init(of frame: Frame) {
        guard let channels = Self.channels(of: frame) else {
            let count = Int(frame.pointer.pointee.ch_layout.nb_channels)
            let alike = [Double](repeating: 1 / Double(max(1, count)), count: count)
            (filters, placeless, isByNumber) = (Self.pan(alike, alike), count, true)
            return
        }
        if Self.isStandard(frame, channels) {
            (filters, placeless, isByNumber) = (Self.standard, 0, false)
            return
        }
        let weights = channels.map(ChannelPlaces.weights)
        placeless = weights.count { $0 == nil }
        let unknown = placeless == weights.count ? 1.0 : 0
        let left = weights.map { $0?.left ?? unknown }
        let right = weights.map { $0?.right ?? unknown }
        func sum(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1.magnitude } }
        let most = max(1, sum(left), sum(right))
        filters = Self.pan(left.map { $0 / most }, right.map { $0 / most })
        isByNumber = true
    }

    /// Makes a frame say of its channels what its filters go by.
    func relabel(_ frame: Frame) {
        let count = frame.pointer.pointee.ch_layout.nb_channels
        guard isByNumber else {
            Self.name(frame)
            return
        }
        av_channel_layout_uninit(&frame.pointer.pointee.ch_layout)
        frame.pointer.pointee.ch_layout.order = AV_CHANNEL_ORDER_UNSPEC
        frame.pointer.pointee.ch_layout.nb_channels = count
    }

    /// Takes up to eight channels that come without a word as what so many usually are.
    private static func name(_ frame: Frame) {
        let layout = frame.pointer.pointee.ch_layout
        guard layout.order == AV_CHANNEL_ORDER_UNSPEC, layout.nb_channels <= 8 else { return }
        av_channel_layout_default(&frame.pointer.pointee.ch_layout, layout.nb_channels)
    }

    /// A frame's channels; nil where nothing is said of any.
    private static func channels(of frame: Frame) -> [AVChannel]? {
        name(frame)
        guard frame.pointer.pointee.ch_layout.order != AV_CHANNEL_ORDER_UNSPEC else { return nil }
        return (0..<frame.pointer.pointee.ch_layout.nb_channels).map {
            av_channel_layout_channel_from_index(&frame.pointer.pointee.ch_layout, UInt32($0))
        }
    }

    /// Whether swresample can mix the channels, and leaves none out that has a place.
    private static func isStandard(_ frame: Frame, _ channels: [AVChannel]) -> Bool {
        guard channels.count <= 64 else { return false }
        var stereo = AVChannelLayout()
        av_channel_layout_default(&stereo, 2)
        // It divides as many rows and columns as it ever takes, whatever the layouts have.
        let stride = 64
        var matrix = [Double](repeating: 0, count: stride * stride)
        let status = swr_build_matrix2(
            &frame.pointer.pointee.ch_layout, &stereo, 0.5.squareRoot(), 0.5.squareRoot(), 0, 1, 1, &matrix, stride,
            AV_MATRIX_ENCODING_NONE, nil)
        guard status >= 0 else { return false }
        return channels.indices.allSatisfy { index in
            matrix[index] != 0 || matrix[stride + index] != 0
                || ChannelPlaces.weights(of: channels[index]).map { $0.left == 0 && $0.right == 0 } ?? false
        }
    }

    private static func pan(_ left: [Double], _ right: [Double]) -> String {
        func row(_ weights: [Double]) -> String {
            let terms = weights.enumerated().filter { $0.element != 0 }.map { index, weight in
                let millionths = Int((weight.magnitude * 1_000_000).rounded())
                let digits = String(millionths % 1_000_000)
                let decimal =
                    "\(millionths / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
                return "\(weight < 0 ? "-" : "+")\(decimal)*c\(index)"
            }
            let sum = terms.joined()
            return sum.isEmpty ? "0*c0" : sum.hasPrefix("+") ? String(sum.dropFirst()) : sum
        }
        return "aformat=sample_fmts=fltp,pan=stereo|c0=\(row(left))|c1=\(row(right)),\(standard)"
    }
}
