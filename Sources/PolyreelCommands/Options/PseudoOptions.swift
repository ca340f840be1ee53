import ArgumentParser

/// Whether what translations will need room for is shown.
struct PseudoOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "Also make variants of the pseudo-locales en-XA (long, accented) and ar-XB (right to left).")
    var pseudo = false
}
