public import PolyreelYAML

/// A step as a build lists it: its name, its section, and how it is set up with its settings.
public struct StepEntry: Sendable {
    public let name: String
    public let section: DeclaredSection
    private let make: @Sendable (any Sendable) throws -> any Step

    public init<Kind: Step>(_ kind: Kind.Type) {
        name = Kind.name
        section = DeclaredSection(step: Kind.name, Kind.section, isOptional: !Kind.runsAlways)
        make = { settings in
            guard let settings = settings as? Kind.Settings else { throw WrongSettings(step: Kind.name) }
            return try Kind(settings: settings)
        }
    }

    /// The step, set up with what its section read of a manifest.
    /// - Throws: what the step throws; `WrongSettings` for settings of another step.
    public func step(with settings: (any Sendable)?) throws -> any Step {
        guard let settings else { throw WrongSettings(step: name) }
        return try make(settings)
    }

    /// A step was given settings that are not its own.
    public struct WrongSettings: Error {
        public let step: String
    }
}
