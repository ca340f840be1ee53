/// The style of elements that specify the same in the same place: one for all of them.
final class TTMLStyle {
    let values: TTMLValues
    /// A run of text in it, without text.
    let run: TextRun
    private let passedOn: TTMLStyle?

    init(_ values: TTMLValues) {
        self.values = values
        run = TextRun(ttml: values)
        passedOn = values.hasUninherited ? TTMLStyle(values.inherited) : nil
    }

    /// That of an element inside which specifies nothing.
    var inner: TTMLStyle { passedOn ?? self }
}
