internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// A pass's order as a file, a folder in which each of its inputs is named by its digest, and a folder for what is made:
/// how a pass is rendered away from the engine that ordered it.
struct PassArguments: Sendable {
    let order: String
    let inputs: String
    let output: String

    /// Bytes that an order may have.
    private static let largestOrder: Int64 = 64 << 20

    static let usage = "\(RenderChild.command) --order FILE --inputs FOLDER --output FOLDER"

    /// Nil unless each option is there once.
    init?(_ arguments: [String]) {
        var values: [String: String] = [:]
        guard arguments.count == 6 else { return nil }
        for place in stride(from: 0, to: arguments.count, by: 2) {
            values[arguments[place]] = URL(filePath: arguments[place + 1]).standardizedFileURL.path
        }
        guard let order = values["--order"], let inputs = values["--inputs"], let output = values["--output"] else {
            return nil
        }
        (self.order, self.inputs, self.output) = (order, inputs, output)
    }

    /// The order as this process does it; the output folder is there then.
    /// - Throws: a `Finding` when the file is no order; `StoreError` when the folder cannot be made.
    func read() throws -> (order: ChildOrder, inputs: PassInputs) {
        guard try FileIdentity(of: order).bytes <= Self.largestOrder,
            let data = FileManager.default.contents(atPath: order),
            let pass = try? JSONDecoder().decode(PassOrder.self, from: data)
        else {
            throw Finding.error("pass-order-unreadable", "'\(order)' is no order of a pass", hint: "write it again")
        }
        try pass.check()
        try DurableFiles.makeFolder(output)
        let files = PassInputs(of: pass, in: inputs)
        return (ChildOrder(work: .pass(pass, files), scratch: output, limits: pass.limits), files)
    }
}
