internal import Foundation
internal import Mustache

/// The page's templates: one each for the page and for what it repeats.
struct ReportTemplates {
    private let page: MustacheTemplate
    private let parts: MustacheLibrary

    /// - Throws: `MustacheTemplate.ParserError` when a template is none.
    init() throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        page = try Self.template(PackageResources.report_mustache)
        parts = MustacheLibrary(templates: [
            "report-differences": try Self.template(PackageResources.report_differences_mustache),
            "report-finding": try Self.template(PackageResources.report_finding_mustache),
            "report-markets": try Self.template(PackageResources.report_markets_mustache),
            "report-variant": try Self.template(PackageResources.report_variant_mustache),
        ])
    }

    func page(_ values: ReportPage) -> String { page.render(values, library: parts) }

    /// Every template names its content type: the library begins each one that another takes in with its own.
    private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
        try MustacheTemplate(string: "{{% CONTENT_TYPE:\(HTMLText.name)}}\n" + String(decoding: bytes, as: UTF8.self))
    }
}
