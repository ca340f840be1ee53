// PolyreelCLI: the `polyreel` executable: thin commands.
@main
struct Polyreel {
    static func main() {}
}
