internal import CFFmpeg

/// Where a channel of sound is heard in stereo: ITU-R BS.775 where it gives a weight (table 2), and for loudspeakers that
/// it does not have, those of the one below; a low-frequency channel is left out, as BS.775 does.
enum ChannelPlaces {
    struct Weights: Equatable {
        let left: Double
        let right: Double
    }

    /// -3 dB.
    private static let half = 0.5.squareRoot()

    /// Nil for a channel of which it is not known where it belongs.
    static func weights(of channel: AVChannel) -> Weights? {
        // Ambisonics in ACN order, SN3D (RFC 8486): two cardioids that look left and right.
        let first = AV_CHAN_AMBISONIC_BASE.rawValue
        if (first...AV_CHAN_AMBISONIC_END.rawValue).contains(channel.rawValue) {
            switch channel.rawValue - first {
            case 0: return Weights(left: 0.5, right: 0.5)
            case 1: return Weights(left: 0.5, right: -0.5)
            default: return Weights(left: 0, right: 0)
            }
        }
        return table[channel.rawValue]
    }

    private static let table: [AVChannel.RawValue: Weights] = {
        let left = [AV_CHAN_FRONT_LEFT, AV_CHAN_STEREO_LEFT, AV_CHAN_FRONT_LEFT_OF_CENTER, AV_CHAN_WIDE_LEFT]
        let right = [AV_CHAN_FRONT_RIGHT, AV_CHAN_STEREO_RIGHT, AV_CHAN_FRONT_RIGHT_OF_CENTER, AV_CHAN_WIDE_RIGHT]
        let leftAround = [
            AV_CHAN_BACK_LEFT, AV_CHAN_SIDE_LEFT, AV_CHAN_SURROUND_DIRECT_LEFT, AV_CHAN_TOP_FRONT_LEFT,
            AV_CHAN_TOP_BACK_LEFT, AV_CHAN_TOP_SIDE_LEFT, AV_CHAN_BOTTOM_FRONT_LEFT,
        ]
        let rightAround = [
            AV_CHAN_BACK_RIGHT, AV_CHAN_SIDE_RIGHT, AV_CHAN_SURROUND_DIRECT_RIGHT, AV_CHAN_TOP_FRONT_RIGHT,
            AV_CHAN_TOP_BACK_RIGHT, AV_CHAN_TOP_SIDE_RIGHT, AV_CHAN_BOTTOM_FRONT_RIGHT,
        ]
        let centre = [AV_CHAN_FRONT_CENTER, AV_CHAN_TOP_FRONT_CENTER, AV_CHAN_BOTTOM_FRONT_CENTER, AV_CHAN_TOP_CENTER]
        let back = [AV_CHAN_BACK_CENTER, AV_CHAN_TOP_BACK_CENTER]
        let places: [([AVChannel], Weights)] = [
            (left, Weights(left: 1, right: 0)), (right, Weights(left: 0, right: 1)),
            (leftAround, Weights(left: half, right: 0)), (rightAround, Weights(left: 0, right: half)),
            (centre, Weights(left: half, right: half)), (back, Weights(left: 0.5, right: 0.5)),
            ([AV_CHAN_LOW_FREQUENCY, AV_CHAN_LOW_FREQUENCY_2], Weights(left: 0, right: 0)),
        ]
        return Dictionary(
            uniqueKeysWithValues: places.flatMap { channels, weights in channels.map { ($0.rawValue, weights) } })
    }()
}
