internal import Foundation
internal import PolyreelCaptions
internal import PolyreelCatalogues

/// What libFuzzer calls with each input: the bytes of a file, read as the format that `POLYREEL_FUZZ` names.
///
/// A subtitle file that is read is also written in every format and read again, as `subtitles convert` does.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let data = bytes.map { Data(bytes: $0, count: count) } ?? Data()
    let subtitles = ["srt", "vtt", "ttml", "ass"]
    guard subtitles.contains(format) else {
        _ = try? CatalogueReader.read(data, file: "x.\(format)", language: nil)
        return 0
    }
    for other in subtitles {
        let (made, _) = SubtitleConverter.convert(
            data: data, inputName: "x.\(format)", outputName: "x.\(other)", language: "de")
        if let made { _ = SubtitleReader.read(made, file: "x.\(other)", language: "de") }
    }
    return 0
}

private let format = ProcessInfo.processInfo.environment["POLYREEL_FUZZ"] ?? "srt"
