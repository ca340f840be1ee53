internal import PolyreelCore

extension CallToAction {
    /// Each platform's own name of the button, and what is wrong with it.
    static func buttons(
        _ name: String?, for request: VariantRequest, in catalogue: ButtonCatalogue
    ) -> (names: [String: String?], findings: [Finding]) {
        guard let name else { return (Dictionary(uniqueKeysWithValues: catalogue.platforms.map { ($0.id, nil) }), []) }
        let names = Dictionary(
            uniqueKeysWithValues: catalogue.platforms.map { ($0.id, catalogue.button(name, on: $0)) })
        guard catalogue.names.contains(name) else {
            let hint = Spelling.hint(
                for: name, among: catalogue.names.sorted(), else: "for instance SHOP_NOW, LEARN_MORE")
            return (names, [.error("button-unknown", "no platform has a button '\(name.prefix(64))'", hint: hint)])
        }
        guard let platform = catalogue.platform(of: request.placement), names[platform.id] == .some(nil) else {
            return (names, [])
        }
        let own = catalogue.names.filter { catalogue.button($0, on: platform) != nil }.sorted()
        return (
            names,
            [
                .warning(
                    "button-not-here", "\(platform.name) has no button '\(name)', as of \(platform.buttons.asOf)",
                    hint: "\(platform.name) has \(own.joined(separator: ", "))")
            ]
        )
    }
}
