extension VariantRequest {
    /// Names that messages and links get from the variant itself, in the order in which they are listed to people; a
    /// manifest's own values have other names. `code` is the call to action's.
    public static let variableNames = ["market", "country", "language", "placement", "campaign", "creator", "code"]

    /// The value of each; `code` where there is one.
    public func variables(code: String?) -> [String: String] {
        var values = [
            "market": market.id, "country": market.country, "language": market.language, "placement": placement.id,
            "campaign": campaign, "creator": creator,
        ]
        values["code"] = code
        return values
    }
}
