// PolyreelSteps: the list of built-in steps.

internal import CallToAction
internal import Disclosure
internal import Localise
public import PolyreelStep
internal import Reformat
internal import Rights
internal import Subtitles

/// The steps that every manifest runs.
public enum BuiltInSteps {
    /// In the order in which they fill in a draft. A new step is one more entry here.
    public static let all: [any Step.Type] = [
        Rights.self, Reformat.self, Localise.self, Subtitles.self, CallToAction.self, Disclosure.self,
    ]

    /// The same as a build lists them.
    public static let entries: [StepEntry] = all.map { StepEntry($0) }
}
