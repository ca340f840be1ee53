import Foundation
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import TestSupport
import Testing

/// Other programs read what is written, and what they write is read: Python's expat, JSON and gettext, PyYAML, gettext's
/// own tools.
@Suite struct JudgeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func written(_ format: CatalogueFormat) throws -> String {
        try folder.write(
            "de-AT.\(RoundTripTests.ending(format))", CopySamples.document.written(as: format))
    }

    /// What a script prints: texts by key.
    private func texts(_ script: String, _ path: String) async throws -> [String: String] {
        let result = try await Tool.run("python3", ["-c", script, path])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        return try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
    }

    private func run(_ program: String, _ arguments: String...) async throws {
        let result = try await Tool.run(program, arguments)
        #expect(result.status == 0, "\(result.errors)")
    }

    // MARK: They read what is written

    @Test(arguments: [(CatalogueFormat.xliff, "1.2"), (.xliff2, "2.0")])
    func expatReadsXLIFF(_ format: CatalogueFormat, _ version: String) async throws {
        let path = try written(format)
        for (part, expected) in [
            ("target", CopySamples.translated),
            ("source", Dictionary(uniqueKeysWithValues: CopySamples.texts.map { ($0.key, $0.source) })),
        ] {
            let script = """
                import json, sys, xml.etree.ElementTree as tree
                root = tree.parse(sys.argv[1]).getroot()
                space = "{urn:oasis:names:tc:xliff:document:\(version)}"
                assert root.tag == space + "xliff" and root.get("version") == "\(version)"
                texts = {}
                for unit in root.iter(space + "\(version == "1.2" ? "trans-unit" : "unit")"):
                    assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                    found = unit.find(".//" + space + "\(part)")
                    if found is not None: texts[unit.get("\(version == "1.2" ? "resname" : "name")")] = found.text
                print(json.dumps(texts))
                """
            #expect(try await texts(script, path) == expected)
        }
    }

    @Test(arguments: [CatalogueFormat.xliff, .xliff2]) func expatReadsNotes(_ format: CatalogueFormat) async throws {
        let script = """
            import json, sys, xml.etree.ElementTree as tree
            notes = [note.text for note in tree.parse(sys.argv[1]).iter() if note.tag.endswith("}note")]
            print(json.dumps({str(index): note for index, note in enumerate(notes)}))
            """
        let notes = CopySamples.texts.flatMap(\.notes)
        let expected = Dictionary(uniqueKeysWithValues: notes.enumerated().map { ("\($0)", $1) })
        #expect(try await texts(script, written(format)) == expected)
    }

    /// `--check` is strict; its warnings are of who translated when, which nobody has yet.
    @Test func gettextReadsPO() async throws {
        let path = try written(.po)
        let result = try await Tool.run("msgfmt", ["--check", "--output-file", folder.path("x.mo"), path])
        #expect(result.status == 0)
        let complaints = result.errors.split(separator: "\n").filter {
            !$0.contains("missing in header") && !$0.contains("fatal errors")
        }
        #expect(complaints.isEmpty, "\(complaints)")
        let script = """
            import gettext, json, sys
            catalogue = gettext.GNUTranslations(open(sys.argv[1], "rb"))
            assert catalogue.charset() == "UTF-8" and catalogue.info()["language"] == "de_AT"
            print(json.dumps({key.split("\\x04")[0]: text for key, text in catalogue._catalog.items() if key}))
            """
        #expect(try await texts(script, folder.path("x.mo")) == CopySamples.translated)
    }

    /// Flags of obsolete entries, escapes of bytes, what is fuzzy: gettext's own tools say what counts.
    @Test func whatGettextKeepsIsRead() async throws {
        try folder.write(
            "de.po",
            """
            msgid ""
            msgstr "Content-Type: text/plain; charset=UTF-8\\n"

            msgid "a"
            msgstr "Grüße, 5 €"

            #, fuzzy
            #~ msgid "b"
            #~ msgstr "2"

            msgid "c"
            msgstr "日本"

            #, fuzzy

            #~ msgid "x"
            #~ msgstr "y"
            msgid "d"
            msgstr "é"

            #~ msgid "z"
            #~ msgstr "z"
            #, fuzzy
            msgid "e"
            msgstr "5"

            """)
        let (path, escaped) = (folder.path("de.po"), folder.path("escaped.po"))
        try await run("msgcat", "--escape", "--output-file", escaped, path)
        try await run("msgattrib", "--no-fuzzy", "--no-obsolete", "--output-file", folder.path("kept.po"), path)
        try await run("msgfmt", "--output-file", folder.path("x.mo"), folder.path("kept.po"))
        let script = """
            import gettext, json, sys
            catalogue = gettext.GNUTranslations(open(sys.argv[1], "rb"))
            print(json.dumps({key: text for key, text in catalogue._catalog.items() if key}))
            """
        let kept = try await texts(script, folder.path("x.mo"))
        #expect(kept.keys.sorted() == ["a", "c", "d"])
        for file in [path, escaped] {
            let data = try Data(contentsOf: URL(filePath: file))
            let units = try CatalogueReader.read(data, file: file, language: LanguageTag("de")).units
            let read = units.compactMap { unit in unit.pattern.map { (unit.key, $0) } }
            #expect(Dictionary(uniqueKeysWithValues: read) == kept, "\(file)")
        }
    }

    @Test func pythonReadsJSON() async throws {
        let script = """
            import json, sys
            pairs = json.load(open(sys.argv[1], encoding="utf-8"), object_pairs_hook=list)
            assert len(dict(pairs)) == len(pairs)
            print(json.dumps(dict(pairs)))
            """
        #expect(try await texts(script, written(.json)) == CopySamples.shown)
    }

    @Test func pyYAMLReadsYAML() async throws {
        let script = """
            import json, sys, yaml
            texts = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
            assert all(type(key) is str and type(text) is str for key, text in texts.items())
            print(json.dumps(texts))
            """
        #expect(try await texts(script, written(.yaml)) == CopySamples.shown)
    }

    /// The keys that Xcode writes (https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog).
    @Test func pythonReadsStringCatalogues() async throws {
        let script = """
            import json, sys
            root = json.load(open(sys.argv[1], encoding="utf-8"))
            assert set(root) == {"sourceLanguage", "strings", "version"}
            assert root["sourceLanguage"] == "en" and root["version"] == "1.0"
            texts = {}
            for key, entry in root["strings"].items():
                assert set(entry) <= {"comment", "extractionState", "localizations"}
                assert set(entry["localizations"]) == {"en", "de-AT"}
                unit = entry["localizations"]["de-AT"]["stringUnit"]
                assert (unit["state"] == "new") == (unit["value"] == "")
                if unit["value"]: texts[key] = unit["value"]
            print(json.dumps(texts))
            """
        #expect(try await texts(script, written(.xcstrings)) == CopySamples.translated)
    }

    // MARK: What they write is read

    /// In ASCII, so that each other character is a reference or an escape; with prefixes; on short lines.
    @Test(arguments: CatalogueFormat.allCases) func whatTheyWriteIsRead(_ format: CatalogueFormat) async throws {
        let path = try written(format)
        let copy = folder.path("copy.\(RoundTripTests.ending(format))")
        let script: String =
            switch format {
            case .yaml:
                "import yaml; yaml.safe_dump(yaml.safe_load(open(a, encoding='utf-8')), open(b, 'w'), width=20)"
            case .json, .xcstrings:
                "import json; json.dump(json.load(open(a, encoding='utf-8')), open(b, 'w'), ensure_ascii=True)"
            case .xliff, .xliff2: "import xml.etree.ElementTree as t; t.parse(a).write(b, encoding='us-ascii')"
            case .po:
                "import subprocess; subprocess.run(['msgcat', '--width=20', '--indent', '-o', b, a], check=True)"
            }
        try await run("python3", "-c", "import sys; a, b = sys.argv[1:]; \(script)", path, copy)
        let text = try String(contentsOfFile: copy, encoding: .utf8)
        #expect(text != (try String(contentsOfFile: path, encoding: .utf8)))
        let units = try RoundTripTests.read(text, format).units
        let found = Dictionary(uniqueKeysWithValues: units.compactMap { unit in unit.pattern.map { (unit.key, $0) } })
        #expect(found == (RoundTripTests.isBilingual(format) ? CopySamples.translated : CopySamples.shown))
    }

    @Test func tableIsWhole() { #expect(CatalogueFormat.allCases.count == 6) }
}
