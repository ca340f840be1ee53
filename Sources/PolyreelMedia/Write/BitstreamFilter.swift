internal import CFFmpeg

/// One of libavcodec's filters on encoded data.
final class BitstreamFilter {
    private let context: UnsafeMutablePointer<AVBSFContext>

    /// - Parameter description: name and options, such as `filter_units=remove_types=6`.
    init(_ description: String, for encoder: Encoder) throws(MediaError) {
        var opened: UnsafeMutablePointer<AVBSFContext>?
        try check(av_bsf_list_parse_str(description, &opened), "setting up \(description)")
        context = try allocated(opened, "a bitstream filter")
        try check(
            avcodec_parameters_from_context(context.pointee.par_in, encoder.context), "setting up \(description)")
        context.pointee.time_base_in = encoder.context.pointee.time_base
        try check(av_bsf_init(context), "setting up \(description)")
    }

    deinit {
        var context: UnsafeMutablePointer<AVBSFContext>? = context
        av_bsf_free(&context)
    }

    /// Takes a packet's data over, or is told with nil that there are no more.
    func send(_ packet: Packet?) throws(MediaError) {
        try check(av_bsf_send_packet(context, packet?.pointer), "filtering encoded data")
    }

    func receive(into packet: Packet) throws(MediaError) -> Received {
        try Received(av_bsf_receive_packet(context, packet.pointer), "filtering encoded data")
    }
}
