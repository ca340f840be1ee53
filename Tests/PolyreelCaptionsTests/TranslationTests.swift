import Foundation
import PolyreelCore
import Testing

@testable import PolyreelCaptions

@Suite struct TranslationTests {
    private let source = """
        WEBVTT

        hello
        00:01.000 --> 00:02.000 line:0
        Hello

        bye
        00:03.000 --> 00:04.000
        Bye

        00:05.000 --> 00:06.000
        The end
        """

    private func translated(_ texts: String, name: String = "de.yaml") -> SubtitleFile {
        let file = SubtitleReader.read(Data(source.utf8), file: "en.vtt", language: "en")
        return CueTranslation.file(Data(texts.utf8), name: name, language: "de", source: file)
    }

    /// `bye` is there, and not translated yet.
    private static let catalogues = [
        (
            "de.xlf",
            "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
                + "<trans-unit id='hello'><source>Hello</source><target>Hallo\n&lt;i>Welt&lt;/i></target></trans-unit>"
                + "<trans-unit id='bye'><source>Bye</source></trans-unit>"
                + "<trans-unit id='x' resname='3'><source>The end</source><target>Ende</target></trans-unit>"
                + "</body></file></xliff>"
        ),
        (
            "de.xliff",
            "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='hello'><segment>"
                + "<source>Hello</source><target>Hallo\n&lt;i>Welt&lt;/i></target></segment></unit>"
                + "<unit id='bye'><segment state='initial'><source>Bye</source><target>Bye</target></segment></unit>"
                + "<unit id='u' name='3'><segment><source>The end</source><target>Ende</target></segment></unit>"
                + "</file></xliff>"
        ),
        (
            "de.po",
            "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgctxt \"hello\"\nmsgid \"Hello\"\nmsgstr \"Hallo\\n<i>Welt</i>\"\n\n"
                + "#, fuzzy\nmsgctxt \"bye\"\nmsgid \"Bye\"\nmsgstr \"Tschüs\"\n\n"
                + "msgctxt \"3\"\nmsgid \"The end\"\nmsgstr \"Ende\"\n"
        ),
        (
            "de.xcstrings",
            "{\"sourceLanguage\": \"en\", \"strings\": {\"hello\": {\"localizations\": {\"de\": {\"stringUnit\": "
                + "{\"state\": \"translated\", \"value\": \"Hallo\\n<i>Welt</i>\"}}}}, \"bye\": {}, \"3\": "
                + "{\"localizations\": {\"de\": {\"stringUnit\": {\"state\": \"translated\", \"value\": \"Ende\"}}}}}}"
        ),
        ("de.json", "{\"hello\": \"Hallo\\n<i>Welt</i>\", \"bye\": \" \", \"3\": \"Ende\"}"),
        ("de.yaml", "hello: \"Hallo\\n<i>Welt</i>\"\n3: Ende\n"),
        ("de.yaml", "hello: \"Hallo\\n<i>Welt</i>\"\nbye: \"\"\n3: Ende\n"),
    ]

    @Test(arguments: catalogues)
    func everyCatalogueIsRead(_ name: String, _ content: String) {
        let file = translated(content, name: name)
        #expect(file.notations == ["1000-2000 {line:0} #hello Hallo|[i]Welt", "5000-6000 Ende"])
        #expect(file.findings.map(\.code) == ["subtitle-untranslated"])
        #expect(file.findings.first?.message == "cue 'bye' at 00:00:03.000, “Bye”, has no text")
    }

    @Test(arguments: [
        (
            "de.xlf", "<xliff version='1.2'><file source-language='en' target-language='fr'/></xliff>",
            "catalogue-language"
        ),
        (
            "de.xlf",
            "<xliff version='1.2'><file source-language='en' target-language='de'><body><trans-unit id='hello'>"
                + "<source>Hello</source><target><g id='1'>Hallo</g></target></trans-unit></body></file></xliff>",
            "catalogue-inline"
        ),
        (
            "de.xcstrings",
            "{\"sourceLanguage\": \"en\", \"strings\": {\"hello\": {\"localizations\": {\"de\": {\"variations\": "
                + "{\"plural\": {\"one\": {\"stringUnit\": {\"state\": \"translated\", \"value\": \"ein Tag\"}}, \"other\": "
                + "{\"stringUnit\": {\"state\": \"translated\", \"value\": \"%lld Tage\"}}}}}}}}}",
            "subtitle-texts"
        ), ("de.po", "msgid", "catalogue-po"), ("de.json", "{\"hello\": {}}", "catalogue-form"),
        ("de.json", "{\"hello\": \"\(String(repeating: "x", count: InputLimits.cueBytes + 1))\"}", "subtitle-texts"),
    ])
    func whatCannotBeReadIsSaid(_ name: String, _ content: String, _ code: String) {
        let file = translated(content, name: name)
        #expect(file.cues.isEmpty && file.findings.map(\.code) == [code])
    }

    @Test func textsTakeTheSourcesTimes() {
        let file = translated("hello: \"Hallo\\n<i>Welt</i>\"\nbye: Tschüs\n3: Ende\n")
        #expect(
            file.notations == [
                "1000-2000 {line:0} #hello Hallo|[i]Welt", "3000-4000 #bye Tschüs", "5000-6000 Ende",
            ])
        #expect(file.findings.isEmpty && file.language == "de")
    }

    @Test func missingAndUnknownCuesAreSaid() throws {
        let file = translated("helo: Hallo\nbye: Tschüs\n3: Ende\n")
        #expect(file.cues.count == 2)
        #expect(file.findings.map(\.code) == ["subtitle-untranslated", "subtitle-text-unused"])
        #expect(file.findings[0].message == "cue 'hello' at 00:00:01.000, “Hello”, has no text")
        #expect(file.findings[1].hint == "did you mean 'hello'?")
        #expect(file.findings[1].location == SourceLocation(file: "de.yaml", line: 1))
    }

    @Test(arguments: ["", "- a", "hello: { a: b }", "hello: [", "hello: &a x\nbye: *a"])
    func whatIsNoMappingIsAnError(_ yaml: String) {
        #expect(translated(yaml).findings.hasErrors)
        #expect(translated(yaml).cues.isEmpty)
    }

    @Test func bracesAreSaid() {
        let file = translated("hello: \"Hallo {name}\"\nbye: b\n3: c\n")
        #expect(file.findings.map(\.code) == ["subtitle-argument"])
    }
}
