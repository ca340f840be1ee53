public import PolyreelCore

/// Measures what an asset is, on its own data rather than on what its header says.
public enum AssetProbe {
    /// Reads the whole file once: every packet of picture and sound, decoding the sound and the first few pictures.
    /// The pictures are decoded too where the container does not give each a time of its own.
    /// - Parameters:
    ///   - path: a local file.
    ///   - digest: `sha256:` and the file's digest, passed on into the facts.
    /// - Throws: one finding that says why it cannot be used.
    public static func probe(path: String, digest: String) throws(Finding) -> AssetFacts {
        let checked = try CheckedFile(path: path)
        do {
            let file: InputFile
            do { file = try InputFile(path: path, restarts: nil) } catch { throw checked.unreadable(error) }
            return try AssetMeasurement(checked, AssetScan(file)).facts(digest: digest)
        } catch let finding as Finding {
            let isUnreadable = [ProbeCode.unreadable, ProbeCode.noPicture].contains(finding.code)
            throw isUnreadable && Encryption.isScrambled(path) ? Encryption.refusal(checked.name) : finding
        } catch let error as MediaError where error.isOutOfMemory {
            throw .error(
                ProbeCode.memory, "reading '\(checked.name)' takes more memory than it may",
                hint: "give it more with --memory, or export the video smaller")
        } catch let error as MediaError {
            throw error.finding(ProbeCode.unreadable, hint: "export the video again")
        } catch {
            throw .error(ProbeCode.unreadable, "'\(checked.name)': \(error)", hint: "export the video again")
        }
    }
}
