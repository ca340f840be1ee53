/// The one way in which an asset's sound becomes the two channels of a soundtrack.
///
/// Loudness is measured on it, so the soundtrack must be made with it too: a centre channel or a mono voice mixed
/// differently would be some LU off.
enum StereoDownmix {
    /// In libavfilter's notation: 48 kHz stereo in planar float. swresample's matrix (ITU-R BS.775 weights,
    /// normalised so that nothing clips); mono stands on both sides unchanged.
    static let filters = "aformat=sample_fmts=fltp:channel_layouts=stereo:sample_rates=48000"
}
