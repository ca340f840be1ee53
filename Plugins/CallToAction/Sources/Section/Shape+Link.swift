internal import Foundation
internal import PolyreelCore
internal import PolyreelYAML

extension Shape<String> {
    /// An http or https address that may hold variables.
    static let link = Shape("address") { _ in
        .pattern("^[Hh][Tt][Tt][Pp][Ss]?://")
    } read: { node, reading in
        guard let link = reading.reader.text(node, longest: 2000) else { return nil }
        do throws(Finding) {
            // Whatever the variables will be, an `x` is as good.
            let bare = try LinkTemplate(link).filled { _ in
                "x"
            } macro: { _ in
                "x"
            }
            let url = URLComponents(string: bare)
            guard let url, ["http", "https"].contains(url.scheme?.lowercased()), let host = url.host, !host.isEmpty,
                !bare.contains(where: \.isWhitespace)
            else {
                throw .error(
                    "link-malformed", "'\(link.shortened)' is not an http or https address",
                    hint: "write it like https://shop.example/page")
            }
            return link
        } catch {
            reading.reader.add(error.at(node.location))
            return nil
        }
    }
}
