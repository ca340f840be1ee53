/// XLIFF 1.2 (OASIS Standard, 1 February 2008) and 2.0 (5 August 2014).
enum XLIFFCases {
    static func version1(_ units: String, source: String = "en", target: String = "de") -> String {
        "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
            + "<file original=\"x\" datatype=\"plaintext\" source-language=\"\(source)\" target-language=\"\(target)\"><body>\n"
            + units + "\n</body></file></xliff>"
    }

    static func version2(_ units: String, source: String = "en", target: String = "de") -> String {
        "<xliff version=\"2.0\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"\(source)\" trgLang=\"\(target)\">\n"
            + "<file id=\"f\">\n\(units)\n</file></xliff>"
    }

    static let all = [
        CatalogueCase(
            name: "XLIFF 1.2: names before ids", file: "de.xlf",
            content: version1(
                "<trans-unit id=\"1\" resname=\"a\"><source>One</source><target>Eins</target></trans-unit>\n"
                    + "<trans-unit id=\"b\"><source>Two</source><target>Zwei</target></trans-unit>"),
            units: ["a = Eins", "b = Zwei"], places: ["4:60", "5:48"], sources: ["One", "Two"], languages: ["en", "de"]),
        CatalogueCase(
            name: "XLIFF 1.2: states", file: "de.xlf",
            content: version1(
                ["new", "needs-translation", "translated", "needs-review-translation", "final"].map {
                    "<trans-unit id=\"\($0)\"><source>A</source><target state=\"\($0)\">B</target></trans-unit>"
                }.joined() + "<trans-unit id=\"none\"><source>A</source></trans-unit>"
                    + "<trans-unit id=\"empty\"><source>A</source><target/></trans-unit>"),
            units: [
                "new ?", "needs-translation ?", "translated = B", "needs-review-translation = B", "final = B", "none ?",
                "empty ?",
            ]),
        CatalogueCase(
            name: "XLIFF 1.2: groups, notes, proposals and contexts", file: "de.xliff",
            content: version1(
                "<group><note>n</note><group><trans-unit id=\"a\"><source>A</source><target>B</target>"
                    + "<note>c</note><alt-trans><source>D</source><target>E</target></alt-trans>"
                    + "<context-group><context context-type=\"x\">f</context></context-group></trans-unit></group></group>"
            ),
            units: ["a = B"], sources: ["A"]),
        CatalogueCase(
            name: "XLIFF 1.2: references, CDATA, comments and marks", file: "de.xlf",
            content: version1(
                "<trans-unit id=\"&lt;a&gt;\"><source>A</source><target>&lt;b&gt; &amp; &quot;c&quot; &#228;&#x20AC;"
                    + "<![CDATA[<d>&e;]]><!-- f --><mrk mtype=\"seg\" mid=\"1\">g</mrk></target></trans-unit>"),
            units: ["<a> = <b> & \"c\" ä€<d>&e;g"], places: ["-"]),
        CatalogueCase(
            name: "XLIFF 1.2: white space stays, but for lines of an editor's", file: "de.xlf",
            content: version1(
                "<trans-unit id=\"a\"><source>A</source><target>  b\n c </target></trans-unit>"
                    + "<trans-unit id=\"d\"><source>\n  D\n</source><target>\n    e f\n  </target></trans-unit>"),
            units: ["a =   b\n c ", "d = e f"], sources: ["A", "D"]),
        CatalogueCase(
            name: "XLIFF 1.2: inline elements are no pattern", file: "de.xlf",
            content: version1(
                "<trans-unit id=\"a\"><source>A</source><target>b<x id=\"1\"/></target></trans-unit>"
                    + "<trans-unit id=\"c\"><source>C</source><target>d</target></trans-unit>"),
            units: ["a ! catalogue-inline", "c = d"]),
        CatalogueCase(
            name: "XLIFF 1.2: a file of the source's language", file: "en.xlf",
            content: version1(
                "<trans-unit id=\"a\"><source>A</source></trans-unit><trans-unit id=\"b\"><source>B</source></trans-unit>"
            ),
            language: "en", units: ["a = A", "b = B"]),
        CatalogueCase(
            name: "XLIFF 1.2: prefixes, single quotation marks, attributes of others", file: "de.xlf",
            content: "<x:xliff version='1.2' xmlns:x='urn:oasis:names:tc:xliff:document:1.2' xmlns:y='urn:y'>"
                + "<x:file source-language='en' target-language='pt-BR'><x:body><x:trans-unit y:resname='n' id='a'>"
                + "<x:source>A</x:source><x:target>B</x:target></x:trans-unit></x:body></x:file></x:xliff>",
            language: "pt-BR", units: ["a = B"], languages: ["en", "pt-BR"]),
        CatalogueCase(
            name: "XLIFF 2.0: names before ids", file: "de.xliff",
            content: version2(
                "<unit id=\"1\" name=\"a\"><notes><note>n</note></notes><segment><source>One</source>\n"
                    + "<target>Eins</target></segment></unit><unit id=\"b\"><segment><source>Two</source>"
                    + "<target>Zwei</target></segment></unit>"),
            units: ["a = Eins", "b = Zwei"], places: ["4:9", "4:89"], sources: ["One", "Two"], languages: ["en", "de"]),
        CatalogueCase(
            name: "XLIFF 2.0: segments are one text", file: "de.xlf",
            content: version2(
                "<unit id=\"a\"><segment><source>One.</source><target>Eins.</target></segment>"
                    + "<ignorable><source> </source></ignorable>"
                    + "<segment><source>Two.</source><target>Zwei.</target></segment></unit>"),
            units: ["a = Eins. Zwei."], places: ["-"], sources: ["One. Two."]),
        // XLIFF 2.0, "order": the place among the unit's segments and ignorables.
        CatalogueCase(
            name: "XLIFF 2.0: parts in the order of their targets", file: "de.xlf",
            content: version2(
                "<unit id=\"a\"><segment><source>A</source><target order=\"3\">drei</target></segment>"
                    + "<segment><source>B</source><target order=\"2\">zwei </target></segment>"
                    + "<segment><source>C</source><target order=\"1\">eins </target></segment></unit>"
                    + "<unit id=\"b\"><segment><source>A.</source><target order=\"3\">Z.</target></segment>"
                    + "<ignorable><source> </source></ignorable>"
                    + "<segment><source>B.</source><target order=\"1\">Y.</target></segment></unit>"
                    + "<unit id=\"c\"><segment><source>A</source><target order=\"2\">x</target></segment>"
                    + "<segment><source>B</source><target>y</target></segment></unit>"
                    + "<unit id=\"d\"><segment><source>A</source><target order=\"0\">x</target></segment></unit>"),
            units: ["a = eins zwei drei", "b = Y. Z.", "c ! catalogue-order", "d ! catalogue-order"]),
        CatalogueCase(
            name: "XLIFF 2.0: states", file: "de.xlf",
            content: version2(
                "<unit id=\"a\"><segment state=\"initial\"><source>A</source><target>A</target></segment></unit>"
                    + "<unit id=\"b\"><segment state=\"initial\"><source>A</source><target>B</target></segment></unit>"
                    + "<unit id=\"c\"><segment state=\"final\"><source>A</source><target>A</target></segment></unit>"
                    + "<unit id=\"d\"><segment><source>A</source></segment></unit>"
                    + "<unit id=\"e\"><segment><source>A</source><target>B</target></segment>"
                    + "<segment><source>C</source></segment></unit>"),
            units: ["a ?", "b = B", "c = A", "d ?", "e ?"]),
        CatalogueCase(
            name: "XLIFF 2.0: proposals and inline elements", file: "de.xlf",
            content: version2(
                "<unit id=\"a\"><mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#1\">"
                    + "<source>A</source><target>X</target></mtc:match></mtc:matches>"
                    + "<segment><source>A</source><target>B</target></segment></unit>"
                    + "<unit id=\"c\"><segment><source>C</source><target>d<ph id=\"1\"/></target></segment></unit>"),
            units: ["a = B", "c ! catalogue-inline"]),
    ]
}
