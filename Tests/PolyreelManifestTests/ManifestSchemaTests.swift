import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelYAML
import TestSupport
import Testing

@Suite(.tags(.judge)) struct ManifestSchemaTests {
    private typealias Object = [String: Any]

    private func schema() throws -> Object {
        let text = ManifestSchema.json(catalogue: try Example.catalogue())
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    }

    /// The schema of a key inside another, through lists.
    private func part(_ schema: Object, _ path: [String]) throws -> Object {
        var schema = schema
        for key in path {
            if let items = schema["items"] as? Object { schema = items }
            schema = try #require((schema["properties"] as? Object)?[key] as? Object, "\(path)")
        }
        return schema["items"] as? Object ?? schema
    }

    /// The keys of the documented contract, counted by hand: those that must be there, and the others.
    @Test(
        arguments: [
            (
                [], ["version", "campaign", "asset", "markets", "placements", "channel", "rights"],
                ["layout", "exclude", "brand", "steps", "messages", "values", "subtitles", "cta", "disclosure", "blur"]
            ),
            (["asset"], ["file", "creator", "language"], ["trim", "sound", "still"]),
            (["asset", "trim"], [], ["from", "to"]),
            (["rights"], ["contract", "from", "until", "territories", "channels", "edits"], []),
            (["exclude"], [], ["placement", "market"]), (["subtitles"], ["files"], ["burn", "style", "offset"]),
            (
                ["cta"], ["text"],
                ["price", "button", "link", "code", "start", "end", "qr", "capitals", "align", "position"]
            ),
            (["disclosure"], [], ["paid", "retouched", "ai"]),
            (["brand"], [], ["font", "colour", "text", "logo", "motion"]),
            (["blur"], ["radius"], []),
        ] as [([String], [String], [String])])
    func theSchemaHasTheKeys(path: [String], required: [String], optional: [String]) throws {
        let part = try part(try schema(), path)
        #expect(Set(try #require(part["properties"] as? Object).keys) == Set(required + optional))
        #expect(Set(try #require(part["required"] as? [String])) == Set(required))
        #expect(part["additionalProperties"] as? Bool == false)
    }

    @Test func choicesComeFromTheCatalogue() throws {
        let placements = try part(try schema(), ["placements"])["enum"] as? [String]
        #expect(
            placements == ["tiktok", "reels", "shorts", "linkedin", "pos-portrait", "poster-a3", "poster-a4"])
        let choices = try #require(try part(try schema(), ["markets"])["anyOf"] as? [Object])
        let markets = try #require(choices.first?["enum"] as? [String])
        #expect(markets.contains("de-AT"))
        #expect(markets.count == (try Example.catalogue()).markets.count)
    }

    @Test func theSchemaIsTheSameEveryTime() throws {
        let catalogue = try Example.catalogue()
        #expect(ManifestSchema.json(catalogue: catalogue) == ManifestSchema.json(catalogue: catalogue))
    }

    /// Another program judges: what the reader takes, the schema takes; and what both can see is wrong, both refuse.
    @Test(
        .enabled("python3 has the module jsonschema") { try await hasJSONSchema() },
        arguments: [
            ("", "", true), ("version: 1", "version: 2", false), ("glow-mascara", "Glow", false),
            ("channel: paid", "channel: print", false), ("steps: []", "step: []", false), ("to: 28s", "to: 28", false),
            ("  contract: BO-2026-0117\n", "", false), ("[de-DE,", "[de-DEE,", false), ("end: 0s", "end: 1m30s", true),
            ("\"#E4007C\"", "pink", false), ("left: 3", "left: [3]", false), ("paid: true", "paid: \"true\"", false),
        ])
    func schemaAndReaderAgree(old: String, new: String, valid: Bool) async throws {
        let text = old.isEmpty ? Example.yaml : Example.yaml.replacing(old, with: new)
        let folder = try Example.folder()
        #expect((Example.read(text, in: folder, try Example.catalogue()).manifest != nil) == valid)
        let node = try YAMLNode.parse(Data(text.utf8), file: "glow.yaml")
        let schema = try folder.write("schema.json", ManifestSchema.json(catalogue: try Example.catalogue()))
        let instance = try folder.write(
            "glow.json", try JSONSerialization.data(withJSONObject: json(node), options: [.sortedKeys]))
        let program = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2]))))
            print("valid" if not errors else "invalid")
            """
        let result = try await Tool.run("python3", ["-c", program, schema, instance])
        #expect(result.output == (valid ? "valid\n" : "invalid\n"), "\(result.errors)")
    }

    private static func hasJSONSchema() async throws -> Bool {
        (try? await Tool.run("python3", ["-c", "from jsonschema import Draft202012Validator"]))?.status == 0
    }

    private func json(_ node: YAMLNode) -> Any {
        switch node.type {
        case .nothing: NSNull()
        case .boolean: node.scalar == "true"
        case .number: NSDecimalNumber(string: node.scalar)
        case .text: node.scalar ?? ""
        case .list: (node.sequence ?? []).map { json($0) }
        case .mapping:
            Dictionary(uniqueKeysWithValues: (node.mapping ?? []).map { ($0.key, json($0.value)) })
        }
    }
}
