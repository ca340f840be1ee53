internal import PolyreelCore

/// What a placement takes, held against a film that is planned. Only figures seen with the platform itself may block.
enum Limits {
    static func findings(for picture: PicturePlan, on placement: Placement) -> [Finding] {
        var findings: [Finding] = []
        if let most = placement.maximumDuration, picture.duration > most.value {
            findings.append(
                breach(
                    "duration-long",
                    "the film lasts \(seconds(picture.duration)) s; \(placement.name) takes at most"
                        + " \(seconds(most.value)) s", most, hint: "trim the asset with asset.trim"))
        }
        if let least = placement.minimumDuration, picture.duration < least.value {
            findings.append(
                breach(
                    "duration-short",
                    "the film lasts \(seconds(picture.duration)) s; \(placement.name) takes at least"
                        + " \(seconds(least.value)) s", least, hint: "leave this placement out with exclude"))
        }
        return findings
    }

    /// An error where the figure may block, else a warning; with where the figure is from.
    static func breach<Value>(_ code: String, _ message: String, _ figure: Sourced<Value>, hint: String) -> Finding {
        Finding(
            figure.status.mayBlock ? .error : .warning, code,
            "\(message) (\(figure.status.rawValue), \(figure.source), \(figure.asOf))", hint: hint, step: Reformat.name)
    }

    /// A time with two decimals, or whole.
    static func seconds(_ time: Rational) -> String {
        let text = time.decimal(places: 2)
        return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
    }
}
