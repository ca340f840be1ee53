internal import PolyreelCore

/// What one call to action says in a variant.
struct CardWords {
    let headline: LocalisedText
    let price: LocalisedText?
    /// The code, where none of the words has it.
    let code: String?

    /// Nil where a message is nowhere: the step that looked for it has reported that.
    init?(_ call: CallToActionSettings, in draft: Draft) {
        func text(_ key: String) -> LocalisedText? { draft.texts[MessageUse(key: key, code: call.code).textID] }
        guard let headline = text(call.text) else { return nil }
        let price = call.price.map(text)
        if case .some(.none) = price { return nil }
        self.init(headline: headline, price: price.flatMap(\.self), code: call.code)
    }

    /// - Parameter code: shown unless one of the words has it.
    init(headline: LocalisedText, price: LocalisedText?, code: String?) {
        self.headline = headline
        self.price = price
        let said = [headline.text, price?.text].compactMap(\.self)
        self.code = code.flatMap { code in said.contains { $0.contains(code) } ? nil : code }
    }

    /// Each with the manifest's field that names it.
    var messages: [(field: String, text: LocalisedText)] {
        [("text", headline)] + (price.map { [("price", $0)] } ?? [])
    }
}
