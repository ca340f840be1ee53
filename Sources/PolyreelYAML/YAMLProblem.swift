/// What libyaml's parser says, in words for whoever wrote the file, and what to do about it.
enum YAMLProblem {
    /// - Parameter problem: libyaml's own words (scanner.c, parser.c of 0.2.5).
    static func sentence(for problem: String) -> (message: String, hint: String?) {
        for one in known where problem.contains(one.problem) { return (one.message, one.hint) }
        return (problem, nil)
    }

    /// The first that is contained counts.
    private static let known: [(problem: String, message: String, hint: String)] = [
        (
            "mapping values are not allowed", "a colon stands where no key can be",
            "put text with ': ' in it in quotes, and begin keys of one mapping in one column"
        ),
        (
            "block sequence entries are not allowed", "a list begins with '- ' behind something else",
            "write it on lines of its own below its key, or as [a, b]"
        ),
        (
            "mapping keys are not allowed", "a key stands where none can be",
            "begin keys of one mapping in one column, or put the text in quotes"
        ),
        (
            "could not find expected ':'", "a line has no colon behind its key",
            "write it as key: value, or indent it where it goes on with the text above"
        ),
        (
            "did not find expected key",
            "a key was expected: what stands here fits no column above it, or a text went on",
            "begin keys of one mapping in one column, with spaces; put text with quotes or colons inside in quotes as a whole"
        ),
        (
            "did not find expected '-' indicator", "another item of the list was expected",
            "begin every item with '- ' in one column, and what follows the list in a column further left"
        ),
        ("did not find expected ',' or ']'", "a list in brackets has no comma here, or is not closed", "add , or ]"),
        ("did not find expected ',' or '}'", "a mapping in braces has no comma here, or is not closed", "add , or }"),
        (
            "found unexpected end of stream", "a quotation mark is not closed",
            "close it; in single quotes an apostrophe is written twice"
        ),
        (
            "found unknown escape character", "a \\ in double quotes begins an escape that there is not",
            "write \\\\ for \\, or use single quotes"
        ),
        (
            "did not find expected hexdecimal number", "an escape has too few hexadecimal digits",
            "write \\u and four of them, as in \\u00e9"
        ),
        ("invalid Unicode character escape", "an escape names no character", "write the character itself"),
        (
            "tab character", "a tab stands where spaces are read for indentation", "indent with spaces"
        ),
        (
            "cannot start any token", "no value begins with this character",
            "indent with spaces, and put text with such signs in quotes"
        ),
        (
            "another document", "a second document begins here, behind '---'",
            "write one document to a file: take one of them out, or make two files"
        ),
        (
            "did not find expected <document start>", "the file goes on behind its end",
            "begin keys of one mapping in one column; text with ': ' in it stands in quotes"
        ),
        (
            "found unexpected document indicator", "a quotation mark is not closed before '---' or '...'", "close it"
        ),
        (
            "did not find expected comment or line break", "something stands behind | or >",
            "begin the text on the next line"
        ),
        ("did not find expected node content", "a value was expected", "write one, or take the key out"),
        ("found undefined tag handle", "a value begins with '!'", "put it in quotes"),
        ("while scanning a tag", "a value begins with '!'", "put it in quotes"),
        ("did not find URI escaped octet", "a value begins with '!'", "put it in quotes"),
        ("directive", "a line begins with '%'", "put the text in quotes"),
    ]
}
