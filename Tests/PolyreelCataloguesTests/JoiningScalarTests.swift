import Foundation
import PolyreelCatalogues
import PolyreelCore
import TestSupport
import Testing

/// What means something in a format, beside every scalar that makes one `Character` with it, as other programs read it.
@Suite struct JoiningScalarTests {
    private static let xliff = """
        import json, sys, xml.etree.ElementTree as tree
        units = [unit for unit in tree.parse(sys.argv[1]).iter() if unit.tag.split("}")[1] in ("trans-unit", "unit")]
        print(json.dumps({(unit.get("resname") or unit.get("name")): unit.find(".//{*}target").text for unit in units}))
        """
    private static let json = "import json, sys; print(json.dumps(json.load(open(sys.argv[1], encoding='utf-8'))))"
    private static let yaml =
        "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding='utf-8'))))"
    private static let po = """
        import gettext, json, subprocess, sys
        subprocess.run(["msgfmt", "-o", sys.argv[1] + ".mo", sys.argv[1]], check=True)
        found = gettext.GNUTranslations(open(sys.argv[1] + ".mo", "rb"))
        print(json.dumps({"key": found.pgettext("key", "source")}))
        """

    @Test(arguments: [
        (CatalogueFormat.xliff, xliff, "xlf"), (.xliff2, xliff, "xlf"), (.json, json, "json"), (.yaml, yaml, "yaml"),
        (.po, po, "po"),
    ])
    func theTextIsReadAsItWas(_ format: CatalogueFormat, _ script: String, _ ending: String) async throws {
        let text = ["<", ">", "&", "\"", "'", "\\", "#", "{", "%"].map(JoiningScalars.around).joined()
        let document = CopyDocument(
            name: "glow", sourceLanguage: "en", targetLanguage: "de-AT",
            units: [.init(key: "key", source: "source", translation: text, notes: [])])
        let folder = try TemporaryFolder()
        let path = try folder.write("de-AT.\(ending)", try document.written(as: format))
        let result = try await Tool.run("python3", ["-c", script, path])
        #expect(result.status == 0, "\(result.errors)")
        let read = try JSONDecoder().decode([String: String].self, from: Data(result.output.utf8))
        let isSame = read["key"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars)
        #expect(isSame)
    }
}
