/// What holds inside of an element.
struct TTMLContext {
    var region: String?
    /// Without what the region says.
    var style: TTMLStyle
    var language: String?
    var keepsSpace: Bool
    var agent: String?
    /// When all around it is displayed; nothing inside can change that.
    var shown = TTMLWindows.always
    /// When it is visible, unless something inside says otherwise.
    var visible = TTMLWindows.always

    func inside(_ node: TTMLNode, styles: inout TTMLStyles) -> TTMLContext {
        var inner = self
        inner.region = node[.region] ?? region
        inner.style = styles.style(node, in: style)
        if let language = node[.language] { inner.language = language.isEmpty ? nil : language }
        if let space = node[.space] { inner.keepsSpace = space == "preserve" }
        if let agent = node[.speaker] ?? node[.agent] { inner.agent = agent }
        return inner
    }

    var values: TTMLValues { style.values }
}
