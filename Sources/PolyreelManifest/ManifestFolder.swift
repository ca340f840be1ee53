internal import Foundation
internal import PolyreelCore

/// Where a manifest's own paths start.
public enum ManifestFolder {
    /// The manifest's folder; of one that a worker has moved out of its inbox, which leaves everything else there, the inbox.
    ///
    /// Known by its report beside it, in `done` or `failed` of a jobs folder: whoever runs it again means the same files.
    public static func path(of manifest: String) -> String {
        let file = URL(filePath: manifest).standardizedFileURL.path
        let folder = file.folderPath
        guard ["done", "failed"].contains(folder.fileName) else { return folder }
        let report = "\((file as NSString).deletingPathExtension).report.json"
        let inbox = "\(folder.folderPath)/inbox"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: report),
            FileManager.default.fileExists(atPath: inbox, isDirectory: &isFolder), isFolder.boolValue
        else { return folder }
        return inbox
    }
}
