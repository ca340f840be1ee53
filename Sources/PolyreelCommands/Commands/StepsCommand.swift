import ArgumentParser
internal import PolyreelStep
internal import PolyreelYAML

struct StepsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "steps", abstract: "The steps of this build.")
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    func run() throws {
        if json { return try Terminal.printJSON(Build.steps.map { ["name": $0.name, "summary": $0.section.summary] }) }
        Terminal.printTable(Build.steps.map { [$0.name, $0.section.summary] })
    }
}
