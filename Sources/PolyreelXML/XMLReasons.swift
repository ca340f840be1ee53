/// libxml2's errors (xmlerror.h, `xmlParserErrors`), as people say them.
enum XMLReasons {
    static func reason(_ number: Int32) -> String { known[number] ?? "error \(number) of libxml2" }

    private static let known: [Int32: String] = [
        1: "libxml2 does not take it: an attribute or a name may be too long", 4: "there is no element",
        5: "it ends too early, or goes on after its root element",
        9: "there is a character that XML has not", 23: "a reference has no ';'",
        26: "a reference's name is not known; XML has &amp; &lt; &gt; &quot; &apos;",
        38: "a '<' stands in an attribute", 39: "an attribute's value has no quotes", 42: "an attribute is given twice",
        62: "']]>' stands in text; write ']]&gt;'", 63: "a CDATA section has no end",
        64: "'<?xml' stands in the middle",
        68: "a '&' or '<' is followed by no name", 73: "a tag has no '>'", 76: "an end tag closes another element",
        77: "an element is not closed", 80: "a comment has '--' in it", 108: "it is not XML 1.0",
    ]
}
