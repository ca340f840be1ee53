import ArgumentParser

/// Whether films of other manifests may be replaced.
struct ReplaceOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Take over names under which another manifest's variants stand published: they are replaced.")
    var replace = false
}
