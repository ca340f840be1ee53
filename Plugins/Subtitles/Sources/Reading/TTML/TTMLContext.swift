/// What holds inside of an element.
struct TTMLContext {
    var region: String?
    /// Computed, without what the region says.
    var values: TTMLStyles.Values
    var language: String?
    var keepsSpace: Bool
    var agent: String?

    func inside(_ node: TTMLNode, styles: inout TTMLStyles) -> TTMLContext {
        var inner = self
        inner.region = node["region"] ?? region
        inner.values = TTMLStyles.computed(styles.specified(node), in: values)
        if let language = node["xml:lang"] { inner.language = language.isEmpty ? nil : language }
        if let space = node["xml:space"] { inner.keepsSpace = space == "preserve" }
        if let agent = node["ttm:agent"] ?? node["agent"] { inner.agent = agent }
        return inner
    }

    var isHidden: Bool { values["tts:display"] == "none" || values["tts:visibility"] == "hidden" }
}
